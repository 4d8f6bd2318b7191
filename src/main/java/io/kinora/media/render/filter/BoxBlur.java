package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import java.util.Arrays;

/// The mean over a window, by sums that run along: the time does not depend on the window.
///
/// Several passes are made on a row or a stripe of columns while it is near the processor.
/// Before its edge a picture is as at its edge.
final class BoxBlur {

  /// So many columns at once: rows of a stripe stay in the second cache.
  private static final int STRIPE = 64;

  private BoxBlur() {}

  /// Blurs each row.
  static void level(Raster picture, BoxWindow window, int passes) {
    if (window.isEmpty()) {
      return;
    }
    int margin = window.margin() * passes;
    float[][] planes = {picture.red(), picture.green(), picture.blue(), picture.alpha()};
    var from = new float[planes.length][picture.width() + 2 * margin];
    var to = new float[planes.length][picture.width() + 2 * margin];
    for (int y = 0; y < picture.height(); y++) {
      for (int plane = 0; plane < planes.length; plane++) {
        extend(planes[plane], y * picture.width(), picture.width(), margin, from[plane]);
      }
      for (int pass = 1; pass <= passes; pass++) {
        int lost = window.margin() * pass;
        run(from, to, lost, from[0].length - lost, window);
        float[][] done = to;
        to = from;
        from = done;
      }
      for (int plane = 0; plane < planes.length; plane++) {
        System.arraycopy(from[plane], margin, planes[plane], y * picture.width(), picture.width());
      }
    }
  }

  private static void extend(float[] plane, int start, int width, int margin, float[] row) {
    Arrays.fill(row, 0, margin, plane[start]);
    System.arraycopy(plane, start, row, margin, width);
    Arrays.fill(row, margin + width, row.length, plane[start + width - 1]);
  }

  /// Four rows at once: each sum waits for the one before it, and four may wait together.
  private static void run(float[][] from, float[][] to, int begin, int end, BoxWindow window) {
    float[] a = from[0];
    float[] b = from[1];
    float[] c = from[2];
    float[] d = from[3];
    float[] outA = to[0];
    float[] outB = to[1];
    float[] outC = to[2];
    float[] outD = to[3];
    int reach = window.reach();
    float part = window.part();
    float scale = window.scale();
    float sumA = sum(a, begin, reach);
    float sumB = sum(b, begin, reach);
    float sumC = sum(c, begin, reach);
    float sumD = sum(d, begin, reach);
    for (int at = begin; at < end; at++) {
      int next = at + reach + 1;
      int before = at - reach - 1;
      outA[at] = (sumA + part * (a[before] + a[next])) * scale;
      outB[at] = (sumB + part * (b[before] + b[next])) * scale;
      outC[at] = (sumC + part * (c[before] + c[next])) * scale;
      outD[at] = (sumD + part * (d[before] + d[next])) * scale;
      sumA += a[next] - a[before + 1];
      sumB += b[next] - b[before + 1];
      sumC += c[next] - c[before + 1];
      sumD += d[next] - d[before + 1];
    }
  }

  private static float sum(float[] row, int middle, int reach) {
    float sum = 0;
    for (int at = middle - reach; at <= middle + reach; at++) {
      sum += row[at];
    }
    return sum;
  }

  /// Blurs each column.
  static void upright(Raster picture, BoxWindow window, int passes) {
    if (window.isEmpty()) {
      return;
    }
    int margin = window.margin() * passes;
    var from = new float[picture.height() + 2 * margin][STRIPE];
    var to = new float[picture.height() + 2 * margin][STRIPE];
    float[][] planes = {picture.red(), picture.green(), picture.blue(), picture.alpha()};
    int count = Straight.isOpaque(picture.alpha()) ? 3 : 4;
    for (int plane = 0; plane < count; plane++) {
      for (int x = 0; x < picture.width(); x += STRIPE) {
        upright(planes[plane], picture, x, window, passes, from, to);
      }
    }
  }

  private static void upright(
      float[] plane,
      Raster picture,
      int left,
      BoxWindow window,
      int passes,
      float[][] from,
      float[][] to) {
    int margin = window.margin() * passes;
    int width = Math.min(STRIPE, picture.width() - left);
    for (int row = 0; row < from.length; row++) {
      int y = Math.clamp(row - margin, 0, picture.height() - 1);
      System.arraycopy(plane, y * picture.width() + left, from[row], 0, width);
    }
    float[][] source = from;
    float[][] target = to;
    for (int pass = 1; pass <= passes; pass++) {
      int lost = window.margin() * pass;
      run(source, target, lost, source.length - lost, window, width);
      float[][] done = target;
      target = source;
      source = done;
    }
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(source[y + margin], 0, plane, y * picture.width() + left, width);
    }
  }

  private static void run(
      float[][] from, float[][] to, int begin, int end, BoxWindow window, int width) {
    int reach = window.reach();
    var sum = new float[STRIPE];
    for (int row = begin - reach; row <= begin + reach; row++) {
      add(from[row], sum, width);
    }
    for (int row = begin; row < end; row++) {
      int next = row + reach + 1;
      int before = row - reach - 1;
      mean(from[before], from[next], sum, window, to[row], width);
      slide(from[next], from[before + 1], sum, width);
    }
  }

  private static void add(float[] row, float[] sum, int width) {
    for (int x = 0; x < width; x++) {
      sum[x] += row[x];
    }
  }

  private static void mean(
      float[] before, float[] next, float[] sum, BoxWindow window, float[] out, int width) {
    float part = window.part();
    float scale = window.scale();
    for (int x = 0; x < width; x++) {
      out[x] = (sum[x] + part * (before[x] + next[x])) * scale;
    }
  }

  private static void slide(float[] comes, float[] goes, float[] sum, int width) {
    for (int x = 0; x < width; x++) {
      sum[x] += comes[x] - goes[x];
    }
  }
}
