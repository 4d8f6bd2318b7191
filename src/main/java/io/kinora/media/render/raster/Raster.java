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

  public Raster copy() {
    var copy = new Raster(width, height);
    System.arraycopy(red, 0, copy.red, 0, red.length);
    System.arraycopy(green, 0, copy.green, 0, green.length);
    System.arraycopy(blue, 0, copy.blue, 0, blue.length);
    System.arraycopy(alpha, 0, copy.alpha, 0, alpha.length);
    return copy;
  }
}
