package io.kinora.media.sxml;

import io.kinora.media.sxml.TextStyle.Align;
import io.kinora.media.sxml.TextStyle.Kind;
import java.util.Arrays;
import java.util.List;
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

  TextBuilder(Problems problems) {
    this.problems = problems;
  }

  SceneNode text(Element element, Timing timing) {
    String words = words(element);
    if (words.length() > CHARACTERS_MAX) {
      problems.error(
          "V22", element.at(), "the text is longer than " + CHARACTERS_MAX + " characters");
    }
    element
        .children()
        .forEach(child -> problems.warn(
            "V17", child.at(), "<" + child.name() + "> is not drawn yet; it is ignored"));
    var attributes = new Attributes(element);
    return new SceneNode.Text(timing, attributes.placement(), style(element, attributes), words);
  }

  private TextStyle style(Element element, Attributes attributes) {
    String type = attributes.text("type", "zone");
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
