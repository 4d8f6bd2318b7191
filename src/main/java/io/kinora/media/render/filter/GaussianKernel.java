package io.kinora.media.render.filter;

import io.kinora.media.render.filter.TapBlur.Tap;
import io.kinora.media.render.raster.Raster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Blurs by the curve of Gauss.
///
/// A narrow curve is taken as it is. A wide one is made of three boxes with its variance, in a
/// time that does not depend on the width: edges are less than a hundredth from the true ones.
/// A very narrow one also, because so few samples would not have its variance.
final class GaussianKernel {

  private static final double NARROW_MIN = 0.6;
  private static final double NARROW_MAX = 2.5;

  private GaussianKernel() {}

  /// @param deviation the standard one, in pixels
  static void level(Raster picture, double deviation) {
    if (isNarrow(deviation)) {
      TapBlur.apply(taps(deviation, x -> new Tap(x, 0, weight(x, deviation))), picture);
    } else {
      BoxBlur.level(picture, BoxWindow.ofThird(deviation), 3);
    }
  }

  static void upright(Raster picture, double deviation) {
    if (isNarrow(deviation)) {
      TapBlur.apply(taps(deviation, y -> new Tap(0, y, weight(y, deviation))), picture);
    } else {
      BoxBlur.upright(picture, BoxWindow.ofThird(deviation), 3);
    }
  }

  private static boolean isNarrow(double deviation) {
    return deviation >= NARROW_MIN && deviation < NARROW_MAX;
  }

  private static List<Tap> taps(double deviation, IntFunction<Tap> maker) {
    int reach = reach(deviation);
    var taps = new ArrayList<Tap>();
    for (int at = -reach; at <= reach; at++) {
      taps.add(maker.apply(at));
    }
    return taps;
  }

  private static int reach(double deviation) {
    return (int) Math.ceil(deviation * 3.5);
  }

  /// Of all weights the sum is 1.
  private static float weight(int place, double deviation) {
    double sum = 0;
    for (int at = -reach(deviation); at <= reach(deviation); at++) {
      sum += height(at, deviation);
    }
    return (float) (height(place, deviation) / sum);
  }

  private static double height(int place, double deviation) {
    return StrictMath.exp(-place * place / (2 * deviation * deviation));
  }
}
