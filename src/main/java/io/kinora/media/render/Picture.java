package io.kinora.media.render;

import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import java.util.Optional;

/// Decoded pixels.
///
/// @param frame premultiplied where there is a cover
/// @param cover how much each place covers; nothing where all is opaque
record Picture(Frame frame, Optional<Cover> cover) {

  long sizeBytes() {
    long luma = (long) frame.y().stride() * frame.height();
    return cover.isPresent() ? 3 * luma : luma * 3 / 2;
  }
}
