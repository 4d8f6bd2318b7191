package io.kinora.media.render;

import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import java.util.Optional;

/// What is drawn on: a frame, opaque from the start, or one that covers only what was drawn.
///
/// @param frame premultiplied where there is a cover
record Canvas(Frame frame, Optional<Cover> cover) {

  static Canvas opaque(Frame frame) {
    return new Canvas(frame, Optional.empty());
  }

  static Canvas clear(int width, int height) {
    return new Canvas(Frame.of(width, height), Optional.of(Cover.of(width, height)));
  }

  int width() {
    return frame.width();
  }

  int height() {
    return frame.height();
  }

  /// All of it.
  Box box() {
    return new Box(0, 0, width(), height());
  }

  /// Black, or nothing.
  void wipe() {
    if (cover.isPresent()) {
      frame.fill(0, 0, 0);
      cover.get().fill(0);
    } else {
      frame.clear();
    }
  }
}
