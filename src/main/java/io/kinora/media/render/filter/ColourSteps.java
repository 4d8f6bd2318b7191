package io.kinora.media.render.filter;

import io.kinora.media.render.filter.ColourStep.GradientShape;
import io.kinora.media.render.filter.ColourStep.Line;
import java.util.List;
import java.util.Optional;

/// Reads the parameters of filters of colour. Source: the film language, section 11.1.
final class ColourSteps {

  private static final double FACTOR_MAX = 4;

  private ColourSteps() {}

  static Optional<FilterStep> matrix(Parameters given) {
    List<Double> matrix = given.values().numbersOf("rgba-bias-matrix").orElse(List.of());
    List<Double> weights = matrix.size() >= ColourStep.Matrix.SIZE
        ? matrix.stream().limit(ColourStep.Matrix.SIZE).map(Parameters::part).toList()
        : ColourPresets.weights(given.values().word("preset", ""));
    return Optional.of(weights)
        .filter(it -> !it.equals(ColourPresets.UNCHANGED))
        .map(ColourStep.Matrix::new);
  }

  static Optional<FilterStep> tint(Parameters given) {
    Paint black = given.colour("blackColor", Paint.BLACK);
    Paint white = given.colour("whiteColor", Paint.WHITE);
    return toning(black, Paint.middle(black, white), white, given);
  }

  static Optional<FilterStep> threetint(Parameters given) {
    return toning(
        given.colour("blackColor", Paint.BLACK),
        given.colour("mediumColor", Paint.grey(Parameters.part(0x80))),
        given.colour("whiteColor", Paint.WHITE),
        given);
  }

  private static Optional<FilterStep> toning(
      Paint black, Paint medium, Paint white, Parameters given) {
    double original = given.share("originalBlend", 0);
    return original == 1
        ? Optional.empty()
        : Optional.of(new ColourStep.Toning(black, medium, white, original));
  }

  static Optional<FilterStep> threshold(Parameters given) {
    return Optional.of(new ColourStep.Threshold(given.share("threshold", 0.5)));
  }

  static Optional<FilterStep> bleach(Parameters given) {
    double original = given.share("originalBlend", 0);
    return original == 1 ? Optional.empty() : Optional.of(new ColourStep.Bleach(original));
  }

  static Optional<FilterStep> exposure(Parameters given) {
    var step = new ColourStep.Exposure(
        StrictMath.pow(2, given.number("rate", 0, -16, 16)),
        given.number("gamma", 1, 0.01, 100),
        given.number("bias", 0, -360, 360));
    return step.equals(new ColourStep.Exposure(1, 1, 0)) ? Optional.empty() : Optional.of(step);
  }

  static Optional<FilterStep> opacity(Parameters given, Moment moment) {
    double start = given.number("alphaStart", 1, -FACTOR_MAX, FACTOR_MAX);
    double end = given.number("alphaEnd", start, -FACTOR_MAX, FACTOR_MAX);
    double factor = Math.clamp(start + (end - start) * moment.progress(), 0, 1);
    return factor == 1 ? Optional.empty() : Optional.of(new ColourStep.Opacity(factor));
  }

  /// Somewhere between the two for a while, then somewhere else.
  static Optional<FilterStep> flick(Parameters given, Moment moment) {
    double start = given.number("alphaStart", 0.7, 0, FACTOR_MAX);
    double end = given.number("alphaEnd", 1, 0, FACTOR_MAX);
    double jumps = moment.seconds() * given.number("rate", 8, 0, 1000);
    double factor = start + (end - start) * Chance.at((long) Math.floor(jumps));
    return factor == 1 ? Optional.empty() : Optional.of(new ColourStep.Brightness(factor));
  }

  static Optional<FilterStep> flashback(Moment moment) {
    return Optional.of(new ColourStep.Flashback(1 - 0.12 * Chance.wave(moment.seconds() * 4)));
  }

  static Optional<FilterStep> grain(Parameters given, Moment moment) {
    double strength = given.number("rate", 0.15, 0, FACTOR_MAX);
    return strength == 0
        ? Optional.empty()
        : Optional.of(new ColourStep.Grain(strength, moment.frame()));
  }

  static Optional<FilterStep> gradient(GradientShape shape, Spot from, Parameters given) {
    double original = given.share("originalBlend", 0);
    var line = new Line(given.spot("point0", from), given.spot("point1", new Spot(0.5, 1)));
    return original == 1
        ? Optional.empty()
        : Optional.of(new ColourStep.Gradient(
            shape,
            given.colour("color0", Paint.BLACK),
            given.colour("color1", Paint.WHITE),
            line,
            original));
  }

  static Optional<FilterStep> key(Parameters given) {
    return Optional.of(new ColourStep.Key(
        given.colour("color", new Paint(0, 1, 0, 1)),
        given.share("threshold", 0.2),
        given.share("colorWidth", 0.1)));
  }

  static Optional<FilterStep> makeTransparent(Parameters given) {
    return Optional.of(
        new ColourStep.Key(given.colour("color", Paint.BLACK), given.share("threshold", 0.02), 0));
  }
}
