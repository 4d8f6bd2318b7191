package io.kinora.media.render.filter;

import java.util.List;
import java.util.Optional;

/// Reads the parameters of filters of edges and shape. Source: the film language, section
/// 11.3.
final class ShapeSteps {

  private ShapeSteps() {}

  static Optional<FilterStep> frame(Parameters given, Setting setting) {
    double width = given.share("width", 0.05);
    Paint colour = given.colour("color", Paint.WHITE);
    return width == 0 ? Optional.empty() : Optional.of(new ShapeStep.Frame(width, colour, setting));
  }

  static Optional<FilterStep> borderBlur(Parameters given) {
    var step = new ShapeStep.BorderBlur(given.share("transWidth", 0.05), given.share("width", 0));
    return step.equals(new ShapeStep.BorderBlur(0, 0)) ? Optional.empty() : Optional.of(step);
  }

  static Optional<FilterStep> cornerCut(Parameters given) {
    var step = new ShapeStep.CornerCut(given.share("diameter", 0.1), given.share("margin", 0));
    return step.equals(new ShapeStep.CornerCut(0, 0)) ? Optional.empty() : Optional.of(step);
  }

  static Optional<FilterStep> reveal(Parameters given, Moment moment) {
    List<Double> couple = given.values().numbersOf("direction").orElse(List.of());
    Spot direction = couple.size() >= 2
        ? new Spot(Math.signum(couple.get(0)), Math.signum(couple.get(1)))
        : direction(given.values().word("direction", "static"));
    return moment.progress() == 1
        ? Optional.empty()
        : Optional.of(new ShapeStep.Reveal(direction.x(), direction.y(), moment.progress()));
  }

  private static Spot direction(String word) {
    return switch (word) {
      case "right", "positive" -> new Spot(1, 0);
      case "left", "negative" -> new Spot(-1, 0);
      case "up" -> new Spot(0, -1);
      case "down" -> new Spot(0, 1);
      default -> new Spot(0, 0); // static
    };
  }

  static Optional<FilterStep> quad(Parameters given) {
    var step = new ShapeStep.Quad(
        given.number("width", 1, 0, 10), given.number("height", 1, 0, 10), given.aspect());
    boolean isWhole = step.width() == 1 && step.height() == 1 && step.aspect().isEmpty();
    return isWhole ? Optional.empty() : Optional.of(step);
  }

  static Optional<FilterStep> television(Parameters given, Moment moment) {
    double rolls = moment.seconds() * given.number("rate", 1, -100, 100);
    return Optional.of(new ShapeStep.Television(rolls - Math.floor(rolls)));
  }
}
