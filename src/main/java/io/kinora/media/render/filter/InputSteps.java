package io.kinora.media.render.filter;

import java.util.Optional;

/// Reads the parameters of filters with a second input. Source: the film language, section
/// 11.4.
final class InputSteps {

  private InputSteps() {}

  static Optional<FilterStep> maskedBlur(Parameters given) {
    double diameter = given.diameter("diameter", 8);
    return diameter == 0 ? Optional.empty() : Optional.of(new InputStep.MaskedBlur(diameter));
  }

  /// Between equal colours nothing can be told: such a mask hides nothing.
  static Optional<FilterStep> mask(Parameters given) {
    Paint opaque = withoutAlpha(given.colour("opaqueColor", Paint.WHITE));
    Paint transparent = withoutAlpha(given.colour("transparentColor", Paint.BLACK));
    return opaque.equals(transparent)
        ? Optional.empty()
        : Optional.of(new InputStep.Mask(opaque, transparent));
  }

  private static Paint withoutAlpha(Paint colour) {
    return new Paint(colour.red(), colour.green(), colour.blue(), 1);
  }

  /// Spread of 8 where none is given, as with the blurs.
  static Optional<FilterStep> displacement(Parameters given) {
    double diameter = given.diameter("diameter", 8);
    return Optional.of(new InputStep.Displacement(
        given.bias("biasX"),
        given.bias("biasY"),
        given.number("diameterX", diameter, -3600, 3600),
        given.number("diameterY", diameter, -3600, 3600)));
  }
}
