package io.kinora.media.render;

import io.kinora.media.render.kernel.Frame;
import java.util.List;

/// Draws planned frames: in bytes where they are plain, else in floating point. For one thread.
final class FramePainter {

  private final Plainness plainness;
  private final Compositor plain;
  private final DeepCompositor deep;

  FramePainter(Textures.Shelves shelves) {
    plainness = new Plainness(shelves.texts());
    plain = new Compositor(shelves);
    deep = new DeepCompositor(plain, shelves);
  }

  /// Draws a whole frame; what was on it before is gone.
  void draw(List<Drawing> drawings, Frame out) {
    if (plainness.isPlain(drawings)) {
      plain.draw(drawings, out);
    } else {
      deep.draw(drawings, out);
    }
  }
}
