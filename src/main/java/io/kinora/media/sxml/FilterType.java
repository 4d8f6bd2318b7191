package io.kinora.media.sxml;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a filter does. Source: the film language, section 11.
public enum FilterType {
  COLORMAP("colormap"),
  TINT("tint"),
  THREETINT("threetint"),
  THRESHOLD("threshold"),
  BLEACH("bleach"),
  EXPOSURE("exposure"),
  ALPHA("alpha"),
  FLICK("flick"),
  FLASHBACK("flashback"),
  TV("tv"),
  NOISE("noise"),
  GRADIENT("gradient"),
  RADIAL_GRADIENT("radialGradient"),
  IDENTITY("identity"),
  BLUR("blur"),
  HBLUR("hblur"),
  VBLUR("vblur"),
  GAUSSIAN_BLUR("gaussianBlur"),
  HGAUSSIAN_BLUR("hgaussianBlur"),
  VGAUSSIAN_BLUR("vgaussianBlur"),
  DIRECTIONAL_BLUR("directionalBlur"),
  BILATERAL_BLUR("bilateralBlur"),
  MASKED_BLUR("maskedBlur"),
  DOF("dof"),
  GLOW("glow"),
  MOTION_INTERPOLATE("motionInterpolate"),
  ANTIALIAS("antialias"),
  FRAME("frame"),
  BORDER_BLUR("borderBlur"),
  CORNER_CUT("cornerCut"),
  GROW("grow"),
  FIT_ADAPTER("fitAdapter"),
  FIXED_ADAPTER("fixedAdapter"),
  PANORAMIC_ADAPTER("panoramicAdapter"),
  ZOOM_ADAPTER("zoomAdapter"),
  KENBURNS_ADAPTER("kenburnsAdapter"),
  QUAD("quad"),
  MASK("mask"),
  LUMAMASK("lumamask"),
  LUMAINVMASK("lumainvmask"),
  ALPHAMASK("alphamask"),
  ALPHAINVMASK("alphainvmask"),
  KEY("key"),
  MAKE_TRANSPARENT("makeTransparent"),
  COMBINE("combine"),
  DISPLACEMENT("displacement"),
  SUB_RENDER("subRender"),
  CUSTOM("custom"),
  DISTANCEMAP("distancemap"),
  DISTANCECOLOR("distancecolor");

  private static final Map<String, FilterType> BY_WORD = Arrays.stream(values())
      .collect(Collectors.toUnmodifiableMap(FilterType::word, Function.identity()));

  private final String word;

  FilterType(String word) {
    this.word = word;
  }

  /// As documents write it.
  public String word() {
    return word;
  }

  static Set<String> words() {
    return BY_WORD.keySet();
  }

  static Optional<FilterType> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
