package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import java.util.Arrays;

/// Draws a raster larger or smaller, upright. Between samples it is linear; where it gets
/// smaller each place is a mean of all that fall on it.
final class Resample {

  private Resample() {}

  /// Where each place of one side takes its samples from.
  ///
  /// @param first  index of the first sample of each place
  /// @param weights of it and those that follow, as many for each place; their sum is how much
  ///     of the place is covered
  record Axis(int[] first, float[][] weights) {

    /// `length` places, in the middle of which `sourceLength` samples are drawn `size` long.
    static Axis centred(int sourceLength, int length, double size) {
      double start = (length - size) / 2;
      double scale = Math.max(size, 1e-6) / sourceLength;
      double reach = Math.max(1, 1 / scale);
      float[] cover = Window.cover(length, start, start + size);
      var first = new int[length];
      var weights = new float[length][];
      for (int at = 0; at < length; at++) {
        double middle = Math.clamp((at + 0.5 - start) / scale - 0.5, 0, sourceLength - 1);
        int from = Math.max(0, (int) Math.floor(middle - reach) + 1);
        int to = Math.min(sourceLength - 1, (int) Math.ceil(middle + reach) - 1);
        first[at] = from;
        weights[at] = tent(middle, from, to, reach, cover[at]);
      }
      return new Axis(first, weights);
    }

    /// Nothing, where nothing is covered.
    private static float[] tent(double middle, int from, int to, double reach, float cover) {
      if (cover == 0) {
        return new float[0];
      }
      var weights = new float[to - from + 1];
      double sum = 0;
      for (int at = from; at <= to; at++) {
        sum += 1 - Math.abs(at - middle) / reach;
      }
      for (int at = from; at <= to; at++) {
        weights[at - from] = (float) ((1 - Math.abs(at - middle) / reach) / sum * cover);
      }
      return weights;
    }

    int length() {
      return first.length;
    }
  }

  /// The raster itself if it has that size.
  static Raster toSize(Raster source, int width, int height) {
    return source.width() == width && source.height() == height
        ? source
        : onto(
            source,
            Axis.centred(source.width(), width, width),
            Axis.centred(source.height(), height, height));
  }

  static Raster onto(Raster source, Axis columns, Axis rows) {
    Raster out = Raster.clear(columns.length(), rows.length());
    draw(source.red(), source.width(), columns, rows, out.red());
    draw(source.green(), source.width(), columns, rows, out.green());
    draw(source.blue(), source.width(), columns, rows, out.blue());
    draw(source.alpha(), source.width(), columns, rows, out.alpha());
    return out;
  }

  private static void draw(float[] source, int sourceWidth, Axis columns, Axis rows, float[] out) {
    int width = columns.length();
    float[] narrow = new float[source.length / sourceWidth * width];
    for (int y = 0; y < source.length / sourceWidth; y++) {
      drawRow(source, y * sourceWidth, columns, narrow, y * width);
    }
    var sum = new float[width];
    var row = new float[width];
    for (int y = 0; y < rows.length(); y++) {
      Arrays.fill(sum, 0);
      float[] weights = rows.weights()[y];
      for (int tap = 0; tap < weights.length; tap++) {
        System.arraycopy(narrow, (rows.first()[y] + tap) * width, row, 0, width);
        Rows.addTimes(row, weights[tap], sum, width);
      }
      System.arraycopy(sum, 0, out, y * width, width);
    }
  }

  private static void drawRow(float[] source, int from, Axis columns, float[] out, int to) {
    for (int x = 0; x < columns.length(); x++) {
      float[] weights = columns.weights()[x];
      int first = from + columns.first()[x];
      float sum = 0;
      for (int tap = 0; tap < weights.length; tap++) {
        sum += source[first + tap] * weights[tap];
      }
      out[to + x] = sum;
    }
  }
}
