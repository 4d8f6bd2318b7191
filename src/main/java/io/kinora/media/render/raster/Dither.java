package io.kinora.media.render.raster;

import io.kinora.media.render.kernel.Plane;
import io.kinora.media.render.kernel.Threshold;

/// The fixed pattern by which numbers between two bytes become some of the one and some of the
/// other. For one thread.
final class Dither {

  private static final int SIDE = 8;

  /// A row for each row of the pattern, as long as those of frames: what is added to all samples
  /// of a row alike is added to many at once.
  private final float[][] rows;

  private final int[] whole;

  /// @param width of the longest row
  Dither(int width) {
    rows = new float[SIDE][width + SIDE];
    whole = new int[width];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        rows[y][x] = (Threshold.order(x % SIDE, y) + 0.5f) / (SIDE * SIDE);
      }
    }
  }

  /// Writes the first `count` values into a row of a plane, from its sample `left` on.
  void put(float[] values, int count, int left, int y, Plane out) {
    round(values, rows[y % SIDE], left % SIDE, whole, count);
    byte[] samples = out.samples();
    int to = y * out.stride() + left;
    for (int x = 0; x < count; x++) {
      samples[to + x] = (byte) whole[x];
    }
  }

  private static void round(float[] values, float[] pattern, int from, int[] out, int count) {
    for (int x = 0; x < count; x++) {
      out[x] = Math.max(0, Math.min((int) (values[x] + pattern[from + x]), 255));
    }
  }
}
