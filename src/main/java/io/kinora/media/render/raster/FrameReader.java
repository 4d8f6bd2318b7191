package io.kinora.media.render.raster;

import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import java.util.Arrays;
import java.util.Optional;

/// Bytes of BT.709 become rows of a raster of the same size. For one thread.
///
/// What [FrameTexture] finds where it is looked up sample by sample, without looking.
final class FrameReader {

  private static final float OPAQUE = 1f / 255;

  private final Frame frame;
  private final Optional<Cover> cover;
  private final float[] halfAlpha;
  private final float[] half;

  /// @param cover of a premultiplied frame; nothing where all is opaque
  FrameReader(Frame frame, Optional<Cover> cover) {
    this.frame = frame;
    this.cover = cover;
    halfAlpha = new float[frame.width()];
    half = new float[frame.width() / 2];
    Arrays.fill(halfAlpha, 1);
  }

  void read(int y, Row out) {
    int width = frame.width();
    full(frame.y(), y, out.green());
    widen(frame.u(), y, out.blue());
    widen(frame.v(), y, out.red());
    if (cover.isPresent()) {
      full(cover.get().full(), y, out.alpha());
      widen(cover.get().half(), y, halfAlpha);
      scale(out.alpha(), width);
      scale(halfAlpha, width);
    } else {
      Arrays.fill(out.alpha(), 0, width, 1);
    }
    FrameTexture.convert(out.red(), out.green(), out.blue(), out.alpha(), halfAlpha, width);
  }

  private static void full(Plane plane, int y, float[] out) {
    byte[] samples = plane.samples();
    int from = y * plane.stride();
    for (int x = 0; x < plane.width(); x++) {
      out[x] = samples[from + x] & 255;
    }
  }

  /// A sample of colour lies on its left sample of luma, between two rows: see `Window`.
  private void widen(Plane plane, int y, float[] out) {
    int near = y / 2;
    int far = Math.clamp(near + (y % 2 == 0 ? -1 : 1), 0, plane.height() - 1);
    mean(plane.samples(), near * plane.stride(), far * plane.stride(), half);
    int last = half.length - 1;
    for (int x = 0; x < last; x++) {
      out[2 * x] = half[x];
      out[2 * x + 1] = (half[x] + half[x + 1]) * 0.5f;
    }
    out[2 * last] = half[last];
    out[2 * last + 1] = half[last];
  }

  private static void mean(byte[] samples, int near, int far, float[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] = (3 * (samples[near + x] & 255) + (samples[far + x] & 255)) * 0.25f;
    }
  }

  private static void scale(float[] alpha, int count) {
    for (int x = 0; x < count; x++) {
      alpha[x] *= OPAQUE;
    }
  }
}
