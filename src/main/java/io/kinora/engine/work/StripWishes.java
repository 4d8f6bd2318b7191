package io.kinora.engine.work;

import io.kinora.media.image.Strip;
import io.kinora.media.image.Thumbnail;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// The parameters that strips have in common. Source: the tasks contract, section 10.
final class StripWishes {

  /// Our choice.
  static final int FRAMES_MAX = 500;

  private StripWishes() {}

  static Parameter width() {
    return Parameter.side("width", "The width of each frame, in pixels.");
  }

  static Parameter height() {
    return Parameter.side("height", "The height of each frame, in pixels.");
  }

  static Parameter crop() {
    return Parameter.truth(
            "crop", "Whether frames fill their places, and what sticks out is cut off.")
        .orElse(false);
  }

  static Parameter wrap() {
    return Parameter.integer("wrap", "So many frames a row; all in one row if left out.")
        .between(1, FRAMES_MAX);
  }

  static Parameter format() {
    return Parameter.string("format", "The format of the image that is made.")
        .orElse("jpeg")
        .oneOf("jpeg", "png");
  }

  static Strip of(JsonNode parameters) {
    JsonNode wrap = parameters.path("wrap");
    return new Strip(
        Sides.fit(parameters),
        wrap.isNumber() ? OptionalInt.of(wrap.asInt()) : OptionalInt.empty(),
        Thumbnail.Format.named(parameters.path("format").asString()));
  }
}
