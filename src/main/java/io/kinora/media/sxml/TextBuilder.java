package io.kinora.media.sxml;

import io.kinora.media.sxml.TextStyle.Direction;
import io.kinora.media.sxml.TextStyle.Kind;
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
    var attributes = new Attributes(element);
    Kind kind = kind(attributes.text("type", usual.name().toLowerCase(Locale.ROOT)));
    String words = words(element, kind);
    checkLength(element, words);
    attributes.text("reference").ifPresent(reference -> checkLength(element, reference));
    return new SceneNode.Text(
        timing,
        treatments.of(element),
        attributes.placement(),
        style(element, attributes, kind),
        words,
        attributes.flag("depthEnable", false));
  }

  private void checkLength(Element element, String text) {
    if (text.length() > CHARACTERS_MAX) {
      problems.error(
          "V22", element.at(), "the text is longer than " + CHARACTERS_MAX + " characters");
    }
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "legend" -> Kind.LEGEND;
      case "advanced" -> Kind.ADVANCED;
      default -> Kind.ZONE;
    };
  }

  private TextStyle style(Element element, Attributes attributes, Kind kind) {
    var words = new TextWords(element, problems);
    return new TextStyle(
        kind,
        words.face(),
        size(attributes, kind),
        new TextStyle.Ink(
            attributes.colour("fontcolor").orElse(WHITE),
            attributes.colour("backgroundcolor").or(() -> shade(kind)),
            attributes.flag("vector", false)),
        new TextStyle.Setting(
            words.horizontal(kind),
            words.vertical(),
            attributes.number("interlign", 1),
            attributes.flag("wrap", false),
            attributes.text("reference").filter(it -> kind == Kind.ADVANCED)),
        new TextStyle.Running(direction(attributes, kind), attributes.number("speed")));
  }

  private static Optional<Double> size(Attributes attributes, Kind kind) {
    return attributes
        .number("fontsize")
        .or(() -> kind == Kind.ADVANCED ? Optional.of(SIZE_OF_ADVANCED) : Optional.empty());
  }

  private static Optional<Colour> shade(Kind kind) {
    return kind == Kind.LEGEND ? Optional.of(SHADE) : Optional.empty();
  }

  private static Direction direction(Attributes attributes, Kind kind) {
    if (kind == Kind.ADVANCED) {
      return Direction.STATIC;
    }
    return switch (attributes.text("direction", "static")) {
      case "left" -> Direction.LEFT;
      case "right" -> Direction.RIGHT;
      case "up" -> Direction.UP;
      case "down" -> Direction.DOWN;
      default -> Direction.STATIC;
    };
  }

  /// Line ends at both ends are dropped, each line is trimmed; inner ones are kept, and are
  /// blanks in `advanced`.
  private static String words(Element element, Kind kind) {
    return element
        .text()
        .strip()
        .lines()
        .map(String::strip)
        .filter(line -> kind != Kind.ADVANCED || !line.isEmpty())
        .collect(Collectors.joining(kind == Kind.ADVANCED ? " " : "\n"));
  }
}
