package io.kinora.media.render.kernel;

import java.util.Arrays;

/// One component of a picture, rows from top to bottom.
///
/// @param stride samples from one row to the next: a multiple of 32, so that a kernel that writes
///     whole vectors stays inside its row
/// @param samples `stride * height` values 0…255, then 64 more, so that loads may run over the end;
///     whoever made the plane owns them
public record Plane(int width, int height, int stride, byte[] samples) {

  static final int SPARE = 64;

  static Plane of(int width, int height, int stride) {
    return new Plane(width, height, stride, new byte[stride * height + SPARE]);
  }

  public void fill(int value) {
    Arrays.fill(samples, (byte) value);
  }

  /// All rows, with what lies between them.
  int length() {
    return stride * height;
  }

  public int sample(int x, int y) {
    return samples[y * stride + x] & 255;
  }
}
