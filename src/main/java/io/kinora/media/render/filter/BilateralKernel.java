package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import java.util.Arrays;

/// A blur that does not cross edges.
///
/// Made in steps: each mixes a place with four on its row, then its column, twice as far apart
/// as in the step before. Those of another colour do not count. Time grows with the logarithm
/// of the width only. Source: the edge-avoiding "à trous" transform of Dammertz and others,
/// 2010.
final class BilateralKernel {

  private static final float NEAR = 1 / 4f;
  private static final float FAR = 1 / 16f;

  private BilateralKernel() {}

  /// @param deviation of the blur where there are no edges, in pixels
  static void apply(double deviation, float threshold, Raster picture) {
    double variance = deviation * deviation;
    for (int gap = 1; variance > 0; gap *= 2) {
      double most = (double) gap * gap; // variance of the weights 1 4 6 4 1
      float share = (float) Math.min(1, variance / most);
      pass(gap, 0, share, threshold, picture);
      pass(0, gap, share, threshold, picture);
      variance -= most;
    }
  }

  private static void pass(int gapX, int gapY, float share, float threshold, Raster picture) {
    Raster source = picture.copy();
    var row = new WeightedRow(picture.width(), 1 / (threshold * threshold));
    for (int y = 0; y < picture.height(); y++) {
      row.start(source, y);
      for (int step = -2; step <= 2; step++) {
        if (step != 0) {
          int from = Math.clamp((long) y + (long) step * gapY, 0, picture.height() - 1);
          row.add(source, from, step * gapX, share * (Math.abs(step) == 1 ? NEAR : FAR));
        }
      }
      row.end(picture, y);
    }
  }

  /// A row on its way: sums of places that are of its colour.
  private static final class WeightedRow {

    private final int width;
    private final float steepness;
    private final float[][] middle;
    private final float[][] other;
    private final float[][] sum;
    private final float[] weights;

    WeightedRow(int width, float steepness) {
      this.width = width;
      this.steepness = steepness;
      middle = new float[4][width];
      other = new float[4][width];
      sum = new float[4][width];
      weights = new float[width];
    }

    private static float[][] planes(Raster raster) {
      return new float[][] {raster.red(), raster.green(), raster.blue(), raster.alpha()};
    }

    void start(Raster source, int y) {
      float[][] planes = planes(source);
      for (int plane = 0; plane < planes.length; plane++) {
        System.arraycopy(planes[plane], y * width, middle[plane], 0, width);
        Arrays.fill(sum[plane], 0);
      }
    }

    void add(Raster source, int y, int shift, float weight) {
      float[][] planes = planes(source);
      for (int plane = 0; plane < planes.length; plane++) {
        Rows.shifted(planes[plane], y * width, width, shift, other[plane]);
      }
      addLike(weight);
    }

    /// Sums up differences, so that where nothing is alike the place stays as it is to the
    /// bit.
    private void addLike(float most) {
      weigh(most);
      for (int plane = 0; plane < sum.length; plane++) {
        add(other[plane], middle[plane], weights, sum[plane]);
      }
    }

    /// In a loop of its own: together with the sums it is too long for the compiler to make
    /// vectors of it.
    private void weigh(float most) {
      float[] red = middle[0];
      float[] green = middle[1];
      float[] blue = middle[2];
      float[] alpha = middle[3];
      float[] otherRed = other[0];
      float[] otherGreen = other[1];
      float[] otherBlue = other[2];
      float[] otherAlpha = other[3];
      for (int x = 0; x < weights.length; x++) {
        float byRed = otherRed[x] - red[x];
        float byGreen = otherGreen[x] - green[x];
        float byBlue = otherBlue[x] - blue[x];
        float byAlpha = otherAlpha[x] - alpha[x];
        float square =
            (byRed * byRed + byGreen * byGreen + byBlue * byBlue) * (1 / 3f) + byAlpha * byAlpha;
        float likeness = Math.max(0f, 1 - square * steepness);
        weights[x] = most * likeness * likeness;
      }
    }

    private static void add(float[] other, float[] middle, float[] weights, float[] sum) {
      for (int x = 0; x < sum.length; x++) {
        sum[x] += (other[x] - middle[x]) * weights[x];
      }
    }

    /// Weights of others that do not count go to the place itself.
    void end(Raster picture, int y) {
      float[][] planes = planes(picture);
      for (int plane = 0; plane < planes.length; plane++) {
        add(middle[plane], sum[plane]);
        System.arraycopy(middle[plane], 0, planes[plane], y * width, width);
      }
    }

    private static void add(float[] row, float[] change) {
      for (int x = 0; x < row.length; x++) {
        row[x] += change[x];
      }
    }
  }
}
