package io.kinora.media.render.raster;

/// A part of a row of a raster while it is made. For one thread.
///
/// @param red multiplied by alpha, like the others
public record Row(float[] red, float[] green, float[] blue, float[] alpha) {

  static Row of(int width) {
    return new Row(new float[width], new float[width], new float[width], new float[width]);
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

  private static void over(
      float[] colour, float[] alpha, float[] weight, int count, float[] out, int to) {
    for (int x = 0; x < count; x++) {
      out[to + x] = colour[x] * weight[x] + out[to + x] * (1 - alpha[x] * weight[x]);
    }
  }
}
