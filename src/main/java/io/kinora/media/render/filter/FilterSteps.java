package io.kinora.media.render.filter;

import io.kinora.media.render.filter.ColourStep.GradientShape;
import io.kinora.media.render.filter.InputStep.Channel;
import io.kinora.media.sxml.FilterType;
import io.kinora.media.sxml.Values;
import java.util.Optional;

/// Makes steps of filters. Pure.
public final class FilterSteps {

  private FilterSteps() {}

  /// What a filter does at a moment; nothing where it changes nothing, or where it is not the
  /// pixels of one raster that it changes.
  ///
  /// Adapters are views of pictures, `motionInterpolate` is a way to read a clip, distance
  /// filters are part of a text, `custom` is never run. `antialias` asks for what is always
  /// done.
  ///
  /// @param values the filter's parameters at that moment
  public static Optional<FilterStep> of(
      FilterType type, Values values, Moment moment, Setting setting) {
    var given = new Parameters(values);
    return switch (type) {
      case COLORMAP -> ColourSteps.matrix(given);
      case TINT -> ColourSteps.tint(given);
      case THREETINT -> ColourSteps.threetint(given);
      case THRESHOLD -> ColourSteps.threshold(given);
      case BLEACH -> ColourSteps.bleach(given);
      case EXPOSURE -> ColourSteps.exposure(given);
      case ALPHA -> ColourSteps.opacity(given, moment);
      case FLICK -> ColourSteps.flick(given, moment);
      case FLASHBACK -> ColourSteps.flashback(moment);
      case NOISE -> ColourSteps.grain(given, moment);
      case GRADIENT -> ColourSteps.gradient(GradientShape.LINEAR, new Spot(0.5, 0), given);
      case RADIAL_GRADIENT -> ColourSteps.gradient(GradientShape.RADIAL, new Spot(0.5, 0.5), given);
      case KEY -> ColourSteps.key(given);
      case MAKE_TRANSPARENT -> ColourSteps.makeTransparent(given);
      case BLUR -> BlurSteps.box(given, 1, 1);
      case HBLUR -> BlurSteps.box(given, 1, 0);
      case VBLUR -> BlurSteps.box(given, 0, 1);
      case GAUSSIAN_BLUR -> BlurSteps.gaussian(given, 1, 1);
      case HGAUSSIAN_BLUR -> BlurSteps.gaussian(given, 1, 0);
      case VGAUSSIAN_BLUR -> BlurSteps.gaussian(given, 0, 1);
      case DIRECTIONAL_BLUR -> BlurSteps.directional(given);
      case BILATERAL_BLUR -> BlurSteps.bilateral(given);
      case DOF -> BlurSteps.focusBand(given);
      case GLOW -> BlurSteps.glow(given);
      case FRAME -> ShapeSteps.frame(given, setting);
      case BORDER_BLUR -> ShapeSteps.borderBlur(given);
      case CORNER_CUT -> ShapeSteps.cornerCut(given);
      case GROW -> ShapeSteps.reveal(given, moment);
      case QUAD -> ShapeSteps.quad(given);
      case TV -> ShapeSteps.television(given, moment);
      case MASKED_BLUR -> InputSteps.maskedBlur(given);
      case MASK -> InputSteps.mask(given);
      case LUMAMASK -> Optional.of(new InputStep.ChannelMask(Channel.LUMA));
      case LUMAINVMASK -> Optional.of(new InputStep.ChannelMask(Channel.LUMA_INVERTED));
      case ALPHAMASK -> Optional.of(new InputStep.ChannelMask(Channel.ALPHA));
      case ALPHAINVMASK -> Optional.of(new InputStep.ChannelMask(Channel.ALPHA_INVERTED));
      case COMBINE -> Optional.of(new InputStep.Combine());
      case DISPLACEMENT -> InputSteps.displacement(given);
      case SUB_RENDER -> Optional.of(new InputStep.SubRender());
      case IDENTITY,
          ANTIALIAS,
          MOTION_INTERPOLATE,
          FIT_ADAPTER,
          FIXED_ADAPTER,
          PANORAMIC_ADAPTER,
          ZOOM_ADAPTER,
          KENBURNS_ADAPTER,
          DISTANCEMAP,
          DISTANCECOLOR,
          CUSTOM -> Optional.empty();
    };
  }
}
