package io.kinora.media.render.filter;

import java.util.Optional;

/// Reads the parameters of blurs. Source: the film language, section 11.2.
final class BlurSteps {

  private BlurSteps() {}

  /// @param level 1 if it blurs from left to right, or 0; `upright` alike
  static Optional<FilterStep> box(Parameters given, int level, int upright) {
    double diameter = given.diameter("diameter", 2);
    var step = new BlurStep.Box(
        level * given.diameter("diameterX", diameter),
        upright * given.diameter("diameterY", diameter));
    return step.equals(new BlurStep.Box(0, 0)) ? Optional.empty() : Optional.of(step);
  }

  static Optional<FilterStep> gaussian(Parameters given, int level, int upright) {
    double diameter = given.diameter("diameter", 4);
    var step = new BlurStep.Gaussian(
        level * given.diameter("diameterX", diameter),
        upright * given.diameter("diameterY", diameter));
    return step.equals(new BlurStep.Gaussian(0, 0)) ? Optional.empty() : Optional.of(step);
  }

  static Optional<FilterStep> directional(Parameters given) {
    double diameter = given.diameter("diameter", 8);
    double angle = given.number("angle", 0, -1e6, 1e6);
    return diameter == 0
        ? Optional.empty()
        : Optional.of(new BlurStep.Directional(angle, diameter));
  }

  static Optional<FilterStep> bilateral(Parameters given) {
    double diameter = given.diameter("diameter", 8);
    double threshold = given.number("threshold", 0.1, 0.001, 10);
    return diameter == 0
        ? Optional.empty()
        : Optional.of(new BlurStep.Bilateral(diameter, threshold));
  }

  static Optional<FilterStep> focusBand(Parameters given) {
    double diameter = given.diameter("diameter", 8);
    return diameter == 0
        ? Optional.empty()
        : Optional.of(new BlurStep.FocusBand(
            given.spot("center", new Spot(0.5, 0.5)).y(),
            given.number("width", 0.3, 0, 10),
            given.number("transWidth", 0.2, 0, 10),
            diameter));
  }

  static Optional<FilterStep> glow(Parameters given) {
    double rate = given.number("rate", 1, 0, 100);
    return rate == 0
        ? Optional.empty()
        : Optional.of(new BlurStep.Glow(given.diameter("diameter", 8), rate));
  }
}
