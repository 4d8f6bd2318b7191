package io.kinora.media.sxml;

import io.kinora.media.sxml.TextStyle.Align;
import io.kinora.media.sxml.TextStyle.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Texts from their elements. Source: the film language, section 9.
final class TextBuilder {

  private static final Colour WHITE = new Colour(255, 255, 255, 255);
  private static final Colour SHADE = new Colour(0, 0, 0, 0x80);
  private static final double SIZE_OF_ADVANCED = 20;

  /// Nobody reads more at once, and finding where lines break takes the square of it.
  private static final int CHARACTERS_MAX = 10_000;

  private final Problems problems;
  private final TreatmentBuilder treatments;

  TextBuilder(Problems problems, TreatmentBuilder treatments) {
    this.problems = problems;
    this.treatments = treatments;
  }

  SceneNode text(Element element, Timing timing) {
    return text(element, timing, Kind.ZONE);
  }

  /// @param usual its kind where the element has no type
  SceneNode text(Element element, Timing timing, Kind usual) {
    String words = words(element);
    if (words.length() > CHARACTERS_MAX) {
      problems.error(
          "V22", element.at(), "the text is longer than " + CHARACTERS_MAX + " characters");
    }
    var attributes = new Attributes(element);
    return new SceneNode.Text(
        timing,
        treatments.of(element),
        attributes.placement(),
        style(element, attributes, usual),
        words,
        attributes.flag("depthEnable", false));
  }

  private TextStyle style(Element element, Attributes attributes, Kind usual) {
    String type = attributes.text("type", usual.name().toLowerCase(Locale.ROOT));
    if (type.equals("advanced")) {
      problems.warn("V17", element.at(), "text of type 'advanced' is laid out as 'zone' for now");
    }
    Kind kind = type.equals("legend") ? Kind.LEGEND : Kind.ZONE;
    List<String> align = Arrays.stream(attributes.text("align", "center").split(","))
        .map(String::strip)
        .toList();
    return new TextStyle(
        kind,
        attributes.text("fontname", "arial"),
        attributes
            .number("fontsize")
            .or(() -> type.equals("advanced") ? Optional.of(SIZE_OF_ADVANCED) : Optional.empty()),
        attributes.colour("fontcolor").orElse(WHITE),
        attributes
            .colour("backgroundcolor")
            .or(() -> kind == Kind.LEGEND ? Optional.of(SHADE) : Optional.empty()),
        align(align, "left", "right"),
        align(align, "top", "bottom"),
        attributes.number("interlign", 1),
        attributes.flag("wrap", false));
  }

  private static Align align(List<String> words, String start, String end) {
    if (words.contains(start)) {
      return Align.START;
    }
    return words.contains(end) ? Align.END : Align.CENTRE;
  }

  /// Line ends at both ends are dropped, inner ones kept, each line trimmed.
  private static String words(Element element) {
    return element.text().strip().lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
