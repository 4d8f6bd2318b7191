package io.kinora.media.render.ink;

/// Softens a mask as a Gaussian would: three boxes after each other, of any width. Beyond the
/// edges there is nothing.
final class Blur {

  /// Less is not seen.
  private static final double SIGMA_MIN = 0.25;

  private Blur() {}

  /// @param sigma of the Gaussian, in pixels
  /// @param times boxes: three are a Gaussian to every eye, two nearly one
  static float[] soften(float[] mask, int width, int height, double sigma, int times) {
    if (sigma < SIGMA_MIN) {
      return mask;
    }
    double radius = (Math.sqrt(12 * sigma * sigma / times + 1) - 1) / 2;
    float[] from = mask.clone();
    var to = new float[mask.length];
    for (int time = 0; time < times; time++) {
      across(from, to, width, height, radius);
      down(to, from, width, height, radius);
    }
    return from;
  }

  private static void across(float[] from, float[] to, int width, int height, double radius) {
    int whole = (int) radius;
    float part = (float) (radius - whole);
    float weight = (float) (1 / (2 * radius + 1));
    for (int y = 0; y < height; y++) {
      int row = y * width;
      float sum = 0;
      for (int x = 0; x < Math.min(whole, width); x++) {
        sum += from[row + x];
      }
      for (int x = 0; x < width; x++) {
        int in = x + whole;
        sum += in < width ? from[row + in] : 0;
        float left = x - whole - 1 >= 0 ? from[row + x - whole - 1] : 0;
        float right = in + 1 < width ? from[row + in + 1] : 0;
        to[row + x] = (sum + part * (left + right)) * weight;
        sum -= x - whole >= 0 ? from[row + x - whole] : 0;
      }
    }
  }

  private static void down(float[] from, float[] to, int width, int height, double radius) {
    int whole = (int) radius;
    float part = (float) (radius - whole);
    float weight = (float) (1 / (2 * radius + 1));
    var sums = new float[width];
    var nothing = new float[width];
    for (int y = 0; y < Math.min(whole, height); y++) {
      addRow(from, y * width, sums, 1);
    }
    for (int y = 0; y < height; y++) {
      int in = y + whole;
      if (in < height) {
        addRow(from, in * width, sums, 1);
      }
      boolean hasUp = y - whole - 1 >= 0;
      boolean hasLow = in + 1 < height;
      float[] up = hasUp ? from : nothing;
      float[] low = hasLow ? from : nothing;
      int upAt = hasUp ? (y - whole - 1) * width : 0;
      int lowAt = hasLow ? (in + 1) * width : 0;
      for (int x = 0; x < width; x++) {
        to[y * width + x] = (sums[x] + part * (up[upAt + x] + low[lowAt + x])) * weight;
      }
      if (y - whole >= 0) {
        addRow(from, (y - whole) * width, sums, -1);
      }
    }
  }

  private static void addRow(float[] from, int row, float[] sums, float factor) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += factor * from[row + x];
    }
  }
}
