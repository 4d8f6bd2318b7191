package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The mean over a line of any angle.
///
/// A long line is made of a short one, repeated along itself: two passes of a few places each
/// instead of one of many.
final class LineBlur {

  private static final int SHORT = 32;

  private LineBlur() {}

  /// A place of whole pixels.
  private record Pixel(int x, int y) {}

  /// @param angle in degrees, counter-clockwise
  static void apply(double angle, double length, Raster picture) {
    int count = Math.max(1, (int) Math.ceil(length));
    int parts = count <= SHORT ? 1 : (int) Math.ceil(Math.sqrt(count));
    int each = (count + parts - 1) / parts;
    double gap = length / (each * parts);
    double stepX = StrictMath.cos(StrictMath.toRadians(angle)) * gap;
    double stepY = -StrictMath.sin(StrictMath.toRadians(angle)) * gap;
    TapBlur.apply(taps(each, stepX, stepY), picture);
    TapBlur.apply(taps(parts, stepX * each, stepY * each), picture);
  }

  /// `count` places around the middle; one between pixels counts for those around it.
  private static List<TapBlur.Tap> taps(int count, double stepX, double stepY) {
    var weights = new LinkedHashMap<Pixel, Double>();
    for (int index = 0; index < count; index++) {
      double x = (index - (count - 1) / 2.0) * stepX;
      double y = (index - (count - 1) / 2.0) * stepY;
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      double partX = x - left;
      double partY = y - top;
      weights.merge(new Pixel(left, top), (1 - partX) * (1 - partY), Double::sum);
      weights.merge(new Pixel(left + 1, top), partX * (1 - partY), Double::sum);
      weights.merge(new Pixel(left, top + 1), (1 - partX) * partY, Double::sum);
      weights.merge(new Pixel(left + 1, top + 1), partX * partY, Double::sum);
    }
    var taps = new ArrayList<TapBlur.Tap>();
    for (Map.Entry<Pixel, Double> each : weights.entrySet()) {
      double weight = each.getValue() / count;
      if (weight > 1e-9) {
        taps.add(new TapBlur.Tap(each.getKey().x(), each.getKey().y(), (float) weight));
      }
    }
    return taps;
  }
}
