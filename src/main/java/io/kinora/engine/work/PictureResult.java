package io.kinora.engine.work;

import io.kinora.media.image.Fit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What kinds tell of a picture that they made. Source: the tasks contract, section 10.
final class PictureResult {

  private PictureResult() {}

  static ObjectNode sized(Fit.Size size) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    putSize(result, size);
    return result;
  }

  static void putSize(ObjectNode result, Fit.Size size) {
    result.put("width", size.width());
    result.put("height", size.height());
  }

  /// The size of what it was made from.
  static void putOriginal(ObjectNode result, int width, int height) {
    result.put("original_width", width);
    result.put("original_height", height);
  }
}
