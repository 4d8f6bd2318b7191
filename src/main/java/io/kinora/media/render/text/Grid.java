package io.kinora.media.render.text;

/// Pixels over a part of the output.
///
/// @param left x on the output of the left edge of the first pixel
/// @param top y on the output of its upper edge
/// @param scale pixels of the grid in one of the output
/// @param width in pixels of the grid
/// @param height in pixels of the grid
public record Grid(double left, double top, double scale, int width, int height) {

  /// More would take gigabytes.
  private static final long PIXELS_MAX = 24L << 20;

  public Grid {
    if (width < 1 || height < 1 || (long) width * height > PIXELS_MAX || !(scale > 0)) {
      throw new IllegalArgumentException("no grid: " + width + "x" + height + " at " + scale);
    }
  }

  double x(double onOutput) {
    return (onOutput - left) * scale;
  }

  double y(double onOutput) {
    return (onOutput - top) * scale;
  }

  Bounds bounds() {
    return new Bounds(left, top, left + width / scale, top + height / scale);
  }

  /// The same place in finer pixels.
  Grid times(int factor) {
    return new Grid(left, top, scale * factor, width * factor, height * factor);
  }

  /// Grown by pixels at each side.
  Grid grownBy(int leftPixels, int topPixels, int rightPixels, int bottomPixels) {
    return new Grid(
        left - leftPixels / scale,
        top - topPixels / scale,
        scale,
        width + leftPixels + rightPixels,
        height + topPixels + bottomPixels);
  }
}
