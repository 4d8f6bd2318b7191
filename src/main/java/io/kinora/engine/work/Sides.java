package io.kinora.engine.work;

import io.kinora.media.image.Fit;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// The parameters `width`, `height` and `crop`, which several kinds have.
final class Sides {

  private Sides() {}

  static Fit fit(JsonNode parameters) {
    return new Fit(
        side(parameters.path("width")),
        side(parameters.path("height")),
        parameters.path("crop").asBoolean());
  }

  private static OptionalInt side(JsonNode value) {
    return value.isNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
  }
}
