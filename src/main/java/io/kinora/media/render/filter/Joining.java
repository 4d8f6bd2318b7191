package io.kinora.media.render.filter;

import io.kinora.media.render.filter.InputStep.Channel;
import io.kinora.media.render.raster.Raster;

/// Applies steps with a second input, which has the size of the picture already.
final class Joining {

  private Joining() {}

  static Raster apply(InputStep step, Raster picture, Raster input) {
    return switch (step) {
      case InputStep.MaskedBlur blur -> maskedBlur(blur.diameter(), picture, input);
      case InputStep.Mask mask -> covered(picture, MaskKernel.between(mask, input));
      case InputStep.ChannelMask mask -> covered(picture, cover(mask.channel(), input));
      case InputStep.Combine _ -> over(picture, input);
      case InputStep.Displacement displacement ->
        DisplacementKernel.apply(displacement, picture, input);
      case InputStep.SubRender _ -> input.copy();
    };
  }

  private static Raster maskedBlur(double diameter, Raster picture, Raster input) {
    Raster blurred = picture.copy();
    Blurring.gaussian(blurred, diameter, diameter);
    float[] shares = MaskKernel.lumaOf(input);
    Rows.mix(picture.red(), blurred.red(), shares);
    Rows.mix(picture.green(), blurred.green(), shares);
    Rows.mix(picture.blue(), blurred.blue(), shares);
    Rows.mix(picture.alpha(), blurred.alpha(), shares);
    return picture;
  }

  private static float[] cover(Channel channel, Raster input) {
    return switch (channel) {
      case LUMA -> MaskKernel.lumaOf(input);
      case LUMA_INVERTED -> MaskKernel.inverted(MaskKernel.lumaOf(input));
      case ALPHA -> MaskKernel.alphaOf(input);
      case ALPHA_INVERTED -> MaskKernel.inverted(MaskKernel.alphaOf(input));
    };
  }

  private static Raster covered(Raster picture, float[] cover) {
    Rows.multiply(picture.red(), cover);
    Rows.multiply(picture.green(), cover);
    Rows.multiply(picture.blue(), cover);
    Rows.multiply(picture.alpha(), cover);
    return picture;
  }

  private static Raster over(Raster picture, Raster input) {
    over(picture.red(), input.red(), input.alpha());
    over(picture.green(), input.green(), input.alpha());
    over(picture.blue(), input.blue(), input.alpha());
    over(picture.alpha(), input.alpha(), input.alpha());
    return picture;
  }

  private static void over(float[] plane, float[] input, float[] alpha) {
    for (int at = 0; at < plane.length; at++) {
      plane[at] = plane[at] * (1 - alpha[at]) + input[at];
    }
  }
}
