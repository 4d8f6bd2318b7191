package io.kinora.media.render.kernel;

import java.util.Arrays;

/// How much of each place a picture covers: 0 nothing, 255 all.
///
/// @param full for the samples of Y
/// @param half for the samples of U and V
public record Cover(Plane full, Plane half) {

  /// For a frame of this size; nothing is covered.
  public static Cover of(int width, int height) {
    int stride = (width + 63) & -64;
    return new Cover(Plane.of(width, height, stride), Plane.of(width / 2, height / 2, stride / 2));
  }

  public void fill(int value) {
    full.fill(value);
    half.fill(value);
  }

  /// Tells whether all is covered.
  public boolean isWhole() {
    return isWhole(full) && isWhole(half);
  }

  private static boolean isWhole(Plane plane) {
    var whole = new byte[plane.width()];
    Arrays.fill(whole, (byte) 255);
    for (int y = 0; y < plane.height(); y++) {
      int from = y * plane.stride();
      if (!Arrays.equals(plane.samples(), from, from + plane.width(), whole, 0, whole.length)) {
        return false;
      }
    }
    return true;
  }

  /// Covers a box whose edges lie anywhere: its outermost samples are covered in part.
  ///
  /// @param left left edge in luma samples from the left of the planes; the others alike
  /// @param opacity 0 to 1
  public void fillBox(double left, double top, double right, double bottom, double opacity) {
    fillBox(full, left, top, right, bottom, opacity);
    fillBox(half, left / 2, top / 2, right / 2, bottom / 2, opacity);
  }

  private static void fillBox(
      Plane plane, double left, double top, double right, double bottom, double opacity) {
    var columns = new double[plane.width()];
    for (int x = 0; x < columns.length; x++) {
      columns[x] = share(x, left, right);
    }
    for (int y = 0; y < plane.height(); y++) {
      double row = 255 * opacity * share(y, top, bottom);
      int at = y * plane.stride();
      for (int x = 0; x < columns.length; x++) {
        plane.samples()[at + x] = (byte) Math.round(row * columns[x]);
      }
    }
  }

  /// The part of the sample at `at` that lies between two edges.
  private static double share(int at, double from, double to) {
    return Math.clamp(Math.min(at + 1, to) - Math.max(at, from), 0, 1);
  }
}
