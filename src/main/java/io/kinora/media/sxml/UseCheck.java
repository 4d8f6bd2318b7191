package io.kinora.media.sxml;

import io.kinora.infra.base.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what is well said and changes nothing: attributes that a type does not use, and names that
/// nobody knows. Source: the film language, sections 7 to 11, rules V15 and V17.
final class UseCheck {

  /// An attribute that only some types use.
  ///
  /// @param usual the type of an element that does not say it
  private record Use(String attribute, String usual, Set<String> types) {}

  private static final String EFFECT = "none";
  private static final String TRANSITION = "crossfade";
  private static final Set<String> TURNS = Set.of("move", "over", "under");
  private static final Set<String> DUAL = Set.of("dualmove");
  private static final Set<String> MOVING_ADAPTERS = Set.of("panoramicAdapter", "kenburnsAdapter");

  private static final Map<String, List<Use>> USES = Map.of(
      "effect",
      List.of(
          new Use("direction", EFFECT, Set.of("kenburns", "explode", "flower", "panel", "slice"))),
      "transition",
      List.of(
          new Use(
              "direction",
              TRANSITION,
              Set.of(
                  "move", "over", "under", "cube", "spiral", "scan", "scans", "strip", "radial")),
          new Use("angle", TRANSITION, TURNS),
          new Use("rotCenter", TRANSITION, TURNS),
          new Use("directions", TRANSITION, DUAL),
          new Use("rotCenters", TRANSITION, DUAL),
          new Use("angles", TRANSITION, DUAL),
          new Use("drawOrder", TRANSITION, DUAL)),
      "animator",
      List.of(
          new Use("direction", "custom", Set.of("slide-in", "slide-out", "slide")),
          new Use("angle", "custom", Set.of("rot-in", "rot-out")),
          new Use("growStart", "custom", Set.of("grow")),
          new Use("growEnd", "custom", Set.of("grow"))),
      "filter",
      List.of(
          new Use("direction", "identity", Set.of("panoramicAdapter", "kenburnsAdapter", "grow"))));

  /// Source: section 11.1.
  private static final Set<String> PRESETS =
      Set.of("negative", "lowContrast", "highContrast", "blackAndWhite", "sepia");

  private final Problems problems;

  UseCheck(Problems problems) {
    this.problems = problems;
  }

  void check(Element element) {
    USES.getOrDefault(element.name(), List.of()).forEach(use -> check(element, use));
    checkPreset(element);
  }

  private void check(Element element, Use use) {
    Element.Attribute attribute = element.attributes().get(use.attribute());
    String type = new Attributes(element).text("type", use.usual());
    boolean isUsed = use.types().contains(type)
        || MOVING_ADAPTERS.contains(new Attributes(element).text("adapter", ""));
    if (attribute != null && !isUsed) {
      problems.warn(
          "V15",
          attribute.at(),
          "the " + element.name() + " '" + type + "' does not use the attribute '" + use.attribute()
              + "'");
    }
  }

  private void checkPreset(Element element) {
    Element.Attribute preset = element.attributes().get("preset");
    if (preset != null && element.name().equals("filter") && !PRESETS.contains(preset.value())) {
      problems.warn(
          "V17",
          preset.at(),
          "there is no preset '" + ElementCheck.shortened(preset.value()) + "'"
              + Suggestion.wordsFor(preset.value(), PRESETS) + "; the usual one is taken");
    }
  }
}
