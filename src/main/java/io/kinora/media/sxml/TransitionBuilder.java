package io.kinora.media.sxml;

import io.kinora.media.sxml.Transition.Direction;
import io.kinora.media.sxml.Transition.Move;
import io.kinora.media.sxml.Transition.Pivot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Transitions from their elements. Source: the film language, sections 3.4 and 8.
final class TransitionBuilder {

  private static final Duration USUAL = Duration.ofSeconds(1);

  private final Problems problems;
  private final Function<Element, List<Content>> contents;

  TransitionBuilder(Problems problems, Function<Element, List<Content>> contents) {
    this.problems = problems;
    this.contents = contents;
  }

  Transition transition(Element element) {
    var attributes = new Attributes(element);
    Transition.Type type =
        Transition.Type.valueOf(attributes.text("type", "crossfade").toUpperCase(Locale.ROOT));
    boolean isDual = type == Transition.Type.DUALMOVE;
    List<Content> drawn = type == Transition.Type.CUSTOM ? drawn(element) : List.of();
    return new Transition(
        type == Transition.Type.CUSTOM && drawn.isEmpty() ? Transition.Type.CROSSFADE : type,
        attributes.seconds("duration", USUAL),
        isDual ? dual(element, 0) : single(attributes),
        isDual ? dual(element, 1) : single(attributes),
        attributes.text("drawOrder", "normal").equals("inverted"),
        drawn,
        element.at());
  }

  /// A scene of the film's own; widgets cannot be had.
  private List<Content> drawn(Element element) {
    boolean hasScene =
        element.children().stream().anyMatch(child -> child.name().equals("stack"));
    if (!hasScene) {
      problems.warn(
          "V17",
          element.at(),
          "a transition of type 'custom' needs a <stack> that draws it; 'crossfade' is shown");
      return List.of();
    }
    return contents.apply(element);
  }

  private static Move single(Attributes attributes) {
    return new Move(
        direction(attributes.text("direction", "left")),
        pivot(attributes.text("rotCenter", "middle")),
        attributes.number("angle", 0));
  }

  /// @param index 0 for the outgoing picture, 1 for the incoming one
  private Move dual(Element element, int index) {
    var attributes = new Attributes(element);
    List<String> directions = directions(attributes.text("directions", "left,left"));
    List<String> pivots =
        List.of(attributes.text("rotCenters", "hmiddle,hmiddle").split("\\s*,\\s*", -1));
    List<Double> angles =
        attributes.text("angles").flatMap(Values::numbersIn).orElse(List.of(0.0, 0.0));
    if (directions.size() < 2 || pivots.size() < 2) {
      problems.warn(
          "V06", element.at(), "'directions' and 'rotCenters' have two values; 'left' is taken");
      return new Move(Direction.LEFT, Pivot.UPRIGHT_MIDDLE, angles.get(index));
    }
    return new Move(
        direction(directions.get(index)), pivot(pivots.get(index).strip()), angles.get(index));
  }

  /// Two of them: words, or couples of numbers.
  private static List<String> directions(String words) {
    var found = new ArrayList<String>();
    String pending = "";
    for (String part : words.split("\\s*,\\s*", -1)) {
      boolean isNumber = Values.numbersIn(part.strip()).isPresent();
      if (!isNumber) {
        found.add(part.strip());
      } else if (pending.isEmpty()) {
        pending = part.strip();
      } else {
        found.add(pending + "," + part.strip());
        pending = "";
      }
    }
    return found;
  }

  private static Pivot pivot(String word) {
    return switch (word) {
      case "left" -> Pivot.LEFT;
      case "right" -> Pivot.RIGHT;
      case "top" -> Pivot.TOP;
      case "bottom" -> Pivot.BOTTOM;
      case "vmiddle" -> Pivot.LEVEL_MIDDLE;
      default -> Pivot.UPRIGHT_MIDDLE;
    };
  }

  /// Names tell where the pictures move to; a couple is a vector.
  private static Direction direction(String words) {
    return switch (words) {
      case "right", "negative" -> new Direction(1, 0);
      case "up" -> new Direction(0, 1);
      case "down" -> new Direction(0, -1);
      case "static" -> new Direction(0, 0);
      default ->
        Values.numbersIn(words)
            .filter(numbers -> numbers.size() >= 2)
            .map(numbers -> new Direction(numbers.get(0), numbers.get(1)))
            .orElse(Direction.LEFT);
    };
  }
}
