package io.kinora.media.render.raster;

import java.util.Arrays;

/// A picture in red, green, blue and alpha, each a plane of floats without gaps between rows.
///
/// Samples are 0 to 1; colours are multiplied by alpha and stand in gamma space with the primaries
/// of BT.709, as they are shown. What a clip or a filter gives beyond 0 to 1 is kept until the end.
/// Loops over the planes are plain ones: the compiler makes vectors of them, and a sum of floats is
/// the same on every machine. For one thread at a time.
public final class Raster {

  private final int width;
  private final int height;
  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final float[] alpha;

  private Raster(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("a raster has sides, not " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    int count = Math.multiplyExact(width, height);
    red = new float[count];
    green = new float[count];
    blue = new float[count];
    alpha = new float[count];
  }

  /// A raster that one sees through everywhere.
  public static Raster clear(int width, int height) {
    return new Raster(width, height);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// `width * height` samples from the left upper corner on; whoever has the raster may write them.
  public float[] red() {
    return red;
  }

  public float[] green() {
    return green;
  }

  public float[] blue() {
    return blue;
  }

  public float[] alpha() {
    return alpha;
  }

  /// Fills it with one colour.
  ///
  /// @param red not multiplied by `alpha` yet; the others alike
  public void fill(float red, float green, float blue, float alpha) {
    Arrays.fill(this.red, red * alpha);
    Arrays.fill(this.green, green * alpha);
    Arrays.fill(this.blue, blue * alpha);
    Arrays.fill(this.alpha, alpha);
  }

  /// Makes a part of it clear.
  public void clear(Patch patch) {
    for (int y = patch.top(); y < patch.top() + patch.height(); y++) {
      int from = y * width + patch.left();
      Arrays.fill(red, from, from + patch.width(), 0);
      Arrays.fill(green, from, from + patch.width(), 0);
      Arrays.fill(blue, from, from + patch.width(), 0);
      Arrays.fill(alpha, from, from + patch.width(), 0);
    }
  }

  public Raster copy() {
    var copy = new Raster(width, height);
    copy.copyFrom(this);
    return copy;
  }

  /// @param other of the same size
  public void copyFrom(Raster other) {
    System.arraycopy(other.red, 0, red, 0, red.length);
    System.arraycopy(other.green, 0, green, 0, green.length);
    System.arraycopy(other.blue, 0, blue, 0, blue.length);
    System.arraycopy(other.alpha, 0, alpha, 0, alpha.length);
  }

  /// The same at half the size, each sample the mean of four.
  public Raster halved() {
    var half = new Raster(Math.max(1, width / 2), Math.max(1, height / 2));
    halve(red, half.red, half);
    halve(green, half.green, half);
    halve(blue, half.blue, half);
    halve(alpha, half.alpha, half);
    return half;
  }

  private void halve(float[] from, float[] to, Raster half) {
    int right = width > 1 ? 1 : 0;
    int below = height > 1 ? width : 0;
    for (int y = 0; y < half.height; y++) {
      int at = 2 * y * width;
      for (int x = 0; x < half.width; x++) {
        int left = at + 2 * x;
        to[y * half.width + x] =
            (from[left] + from[left + right] + from[left + below] + from[left + right + below]) / 4;
      }
    }
  }
}
