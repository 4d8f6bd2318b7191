package io.kinora.media.sxml;

import io.kinora.media.sxml.TextStyle.Align;
import io.kinora.media.sxml.TextStyle.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The attributes of a text whose values are words of their own: alignment and face. What is not
/// understood is told, and drawn as usual.
final class TextWords {

  private static final Set<String> ALIGNS =
      Set.of("left", "right", "center", "justify", "top", "bottom");

  private static final int USUAL_WEIGHT = 400;
  private static final Map<String, Integer> WEIGHTS = Map.of(
      "lighter", 300,
      "normal", USUAL_WEIGHT,
      "bold", 700,
      "bolder", 700);

  private static final Set<String> SLANTS = Set.of("italic", "oblique");

  /// Source: the widths of CSS fonts.
  private static final Map<String, Double> STRETCHES = Map.of(
      "ultra-condensed", 0.5,
      "extra-condensed", 0.625,
      "condensed", 0.75,
      "semi-condensed", 0.875,
      "normal", 1.0,
      "semi-expanded", 1.125,
      "expanded", 1.25,
      "extra-expanded", 1.5,
      "ultra-expanded", 2.0);

  private final Element element;
  private final Attributes attributes;
  private final Problems problems;
  private final List<String> aligns;

  TextWords(Element element, Problems problems) {
    this.element = element;
    this.attributes = new Attributes(element);
    this.problems = problems;
    aligns = Arrays.stream(attributes.text("align", "").split(",", -1))
        .map(String::strip)
        .toList();
    aligns.stream()
        .filter(word -> !word.isEmpty() && !ALIGNS.contains(word))
        .forEach(word -> warn("V06", "align", word));
  }

  Align horizontal(Kind kind) {
    if (aligns.contains("justify")) {
      return Align.JUSTIFY;
    }
    boolean isUnsaid = aligns.stream().noneMatch(Set.of("left", "center", "right")::contains);
    return kind == Kind.ADVANCED && isUnsaid ? Align.START : along("left", "right");
  }

  Align vertical() {
    return along("top", "bottom");
  }

  private Align along(String start, String end) {
    if (aligns.contains(start)) {
      return Align.START;
    }
    return aligns.contains(end) ? Align.END : Align.CENTRE;
  }

  TextStyle.Face face() {
    String attribute = element.has("face") ? "face" : "fontname";
    String name = attributes.text(attribute, "arial");
    boolean isFile = FontNames.isFile(name);
    FontNames.noteOn(name).ifPresent(note -> problems.warn("V17", placeOf(attribute), note));
    return new TextStyle.Face(
        name,
        isFile ? Optional.of(placeOf(attribute)) : Optional.empty(),
        weight(),
        isSlanted(),
        stretch());
  }

  private int weight() {
    String word = attributes.text("weight", "normal");
    if (word.matches("[1-9]00")) {
      return Integer.parseInt(word);
    }
    if (!WEIGHTS.containsKey(word)) {
      warn("V17", "weight", word);
    }
    return WEIGHTS.getOrDefault(word, USUAL_WEIGHT);
  }

  private boolean isSlanted() {
    String word = attributes.text("style", "normal");
    if (!SLANTS.contains(word) && !word.equals("normal")) {
      warn("V17", "style", word);
    }
    return SLANTS.contains(word);
  }

  private double stretch() {
    String word = attributes.text("stretch", "normal");
    if (!STRETCHES.containsKey(word)) {
      warn("V17", "stretch", word);
    }
    return STRETCHES.getOrDefault(word, 1.0);
  }

  private void warn(String rule, String attribute, String word) {
    problems.warn(
        rule,
        placeOf(attribute),
        "the attribute '" + attribute + "' of <text> does not know '" + word + "'; it is ignored");
  }

  private Position placeOf(String attribute) {
    Element.Attribute found = element.attributes().get(attribute);
    return found == null ? element.at() : found.at();
  }
}
