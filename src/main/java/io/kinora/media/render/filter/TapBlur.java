package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import java.util.Arrays;
import java.util.List;

/// Sums of few places, each with its weight. The time grows with their number.
final class TapBlur {

  private TapBlur() {}

  /// One place, as far away as told, and how much it counts.
  record Tap(int x, int y, float weight) {}

  static void apply(List<Tap> taps, Raster picture) {
    if (taps.size() == 1) {
      return;
    }
    blur(taps, picture, picture.red());
    blur(taps, picture, picture.green());
    blur(taps, picture, picture.blue());
    if (!Straight.isOpaque(picture.alpha())) {
      blur(taps, picture, picture.alpha());
    }
  }

  private static void blur(List<Tap> taps, Raster picture, float[] plane) {
    int width = picture.width();
    float[] source = plane.clone();
    var row = new float[width];
    var sum = new float[width];
    for (int y = 0; y < picture.height(); y++) {
      Arrays.fill(sum, 0);
      for (Tap tap : taps) {
        int from = Math.clamp((long) y + tap.y(), 0, picture.height() - 1);
        Rows.shifted(source, from * width, width, tap.x(), row);
        Rows.addTimes(row, tap.weight(), sum, width);
      }
      System.arraycopy(sum, 0, plane, y * width, width);
    }
  }
}
