package io.kinora.media.render.raster;

/// A part of a row of a raster while it is made. For one thread.
///
/// @param red multiplied by alpha, like the others
public record Row(float[] red, float[] green, float[] blue, float[] alpha) {

  static Row of(int width) {
    return new Row(new float[width], new float[width], new float[width], new float[width]);
  }

  /// A length for arrays that must hold `count` now, and a little more in the next row: what is
  /// turned grows row by row.
  static int roomFor(int count) {
    return Integer.highestOneBit(count) * 2;
  }

  /// Lays the first `count` samples over a raster from its sample `to` on.
  ///
  /// @param weight how much of each is laid, 0 to 1
  void over(Raster raster, int to, int count, float[] weight) {
    over(red, alpha, weight, count, raster.red(), to);
    over(green, alpha, weight, count, raster.green(), to);
    over(blue, alpha, weight, count, raster.blue(), to);
    over(alpha, alpha, weight, count, raster.alpha(), to);
  }

  /// Takes the place of the first `count` samples of a raster from its sample `to` on.
  void copyTo(Raster raster, int to, int count) {
    System.arraycopy(red, 0, raster.red(), to, count);
    System.arraycopy(green, 0, raster.green(), to, count);
    System.arraycopy(blue, 0, raster.blue(), to, count);
    System.arraycopy(alpha, 0, raster.alpha(), to, count);
  }

  /// Mixes another in.
  ///
  /// @param weights those of the other, 0 to 1
  void mix(Row other, float[] weights) {
    mix(red, other.red, weights);
    mix(green, other.green, weights);
    mix(blue, other.blue, weights);
    mix(alpha, other.alpha, weights);
  }

  private static void mix(float[] into, float[] from, float[] weights) {
    for (int x = 0; x < weights.length; x++) {
      into[x] += (from[x] - into[x]) * weights[x];
    }
  }

  /// Mixes white in.
  ///
  /// @param weights those of white, 0 to 1
  void brighten(float[] weights) {
    mix(red, alpha, weights);
    mix(green, alpha, weights);
    mix(blue, alpha, weights);
  }

  private static void over(
      float[] colour, float[] alpha, float[] weight, int count, float[] out, int to) {
    for (int x = 0; x < count; x++) {
      out[to + x] = colour[x] * weight[x] + out[to + x] * (1 - alpha[x] * weight[x]);
    }
  }
}
