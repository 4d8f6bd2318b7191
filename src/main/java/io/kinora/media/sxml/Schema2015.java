package io.kinora.media.sxml;

import java.util.Map;
import java.util.Set;

/// What the public schema of 2015 does not have of the language. Source: the film language,
/// sections
/// 1, 2.2 and 6 to 12: what they mark as of the schema of 2013, or of no schema.
final class Schema2015 {

  private static final Set<String> ELEMENTS =
      Set.of("head", "filtercode", "sphere", "widget", "track", "style");

  private static final Set<String> TIMED_ONLY_BY_START = Set.of("transition");

  private static final Set<String> DUCKING =
      Set.of("duck-others", "duck-threshold", "duck-margin", "duck-fade");

  private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
      "stack", Set.of("name", "static"),
      "overlay", Set.of("name"),
      "effect", Set.of("timeOffset"),
      "filter",
          Set.of("timeOffset", "offset", "dropShadowWidth", "outerGlowWidth", "strokePosition"),
      "audio", Set.of("speed", "loop", "name"),
      "video", Set.of("speed", "audiospeed", "name", "alt_filename"),
      "image", Set.of("name", "alt_filename", "nativeHeightRatio", "mapkey"),
      "text", Set.of("reference", "face", "weight", "style", "stretch"));

  /// Values by element, behind the name of their attribute.
  private static final Map<String, Set<String>> VALUES = Map.of(
      "text type", Set.of("advanced"),
      "effect adapter", Set.of("fitAdapter"),
      "transition type", Set.of("custom"),
      "filter type",
          Set.of(
              "tint",
              "threetint",
              "threshold",
              "bleach",
              "exposure",
              "gradient",
              "radialGradient",
              "gaussianBlur",
              "hgaussianBlur",
              "vgaussianBlur",
              "directionalBlur",
              "bilateralBlur",
              "maskedBlur",
              "motionInterpolate",
              "fitAdapter",
              "lumamask",
              "lumainvmask",
              "alphamask",
              "alphainvmask",
              "displacement",
              "custom"));

  private static final String WHOSE = "the schema of 2015 has no ";

  private final Problems problems;

  Schema2015(Problems problems) {
    this.problems = problems;
  }

  void check(Element element) {
    if (ELEMENTS.contains(element.name())) {
      problems.error("V04", element.at(), WHOSE + "<" + element.name() + ">");
    }
    if (element.name().equals("transition") && !element.children().isEmpty()) {
      problems.error("V04", element.at(), WHOSE + "elements inside <transition>");
    }
    element.attributes().values().forEach(attribute -> check(element.name(), attribute));
  }

  private void check(String element, Element.Attribute attribute) {
    String name = attribute.name();
    boolean isStart = name.equals("start") && !TIMED_ONLY_BY_START.contains(element);
    if (isStart
        || DUCKING.contains(name)
        || ATTRIBUTES.getOrDefault(element, Set.of()).contains(name)) {
      problems.error(
          "V05", attribute.at(), WHOSE + "attribute '" + name + "' of <" + element + ">");
    }
    if (VALUES.getOrDefault(element + " " + name, Set.of()).contains(attribute.value())) {
      problems.error(
          "V06",
          attribute.at(),
          WHOSE + "'" + attribute.value() + "' for the attribute '" + name + "' of <" + element
              + ">");
    }
  }
}
