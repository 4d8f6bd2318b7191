package io.kinora.media.image.gif;

import java.util.ArrayList;
import java.util.List;

/// Cuts the cube of colours into boxes, each at the place and of all the one where it makes colours
/// the most alike.
///
/// Source: X. Wu, "Efficient Statistical Computations for Optimal Color Quantization" (Graphics
/// Gems
/// II, 1991): sums over a box come from eight cumulated ones.
final class BoxCutter {

  private static final int SIDE = Histogram.SIDE + 1;
  private static final int CELLS = SIDE * SIDE * SIDE;

  private final double[] count = new double[CELLS];
  private final double[] red = new double[CELLS];
  private final double[] green = new double[CELLS];
  private final double[] blue = new double[CELLS];

  /// @param low  per axis, not inside
  /// @param high per axis, inside
  private record Box(int[] low, int[] high) {

    Box with(int axis, int newLow, int newHigh) {
      int[] lows = low.clone();
      int[] highs = high.clone();
      lows[axis] = newLow;
      highs[axis] = newHigh;
      return new Box(lows, highs);
    }
  }

  /// A way to cut a box in two.
  ///
  /// @param gain by how much the squares of distances fall
  private record Cut(Box box, int axis, int place, double gain) {}

  private BoxCutter(Histogram histogram) {
    for (int bin = 0; bin < Histogram.BINS; bin++) {
      int at = at((bin >> 10) + 1, (bin >> 5 & 31) + 1, (bin & 31) + 1);
      count[at] = histogram.count[bin];
      red[at] = histogram.red[bin];
      green[at] = histogram.green[bin];
      blue[at] = histogram.blue[bin];
    }
    for (double[] sums : List.of(count, red, green, blue)) {
      cumulate(sums);
    }
  }

  /// The mean colour of each of at most `max` boxes, as 0xRRGGBB.
  static int[] colours(Histogram histogram, int max) {
    var cutter = new BoxCutter(histogram);
    var cuts = new ArrayList<Cut>();
    cuts.add(cutter.bestCut(new Box(new int[3], new int[] {32, 32, 32})));
    while (cuts.size() < max) {
      int best = 0;
      for (int index = 1; index < cuts.size(); index++) {
        if (cuts.get(index).gain() > cuts.get(best).gain()) {
          best = index;
        }
      }
      Cut cut = cuts.get(best);
      if (cut.gain() <= 0) {
        break;
      }
      int axis = cut.axis();
      Box box = cut.box();
      cuts.set(best, cutter.bestCut(box.with(axis, box.low()[axis], cut.place())));
      cuts.add(cutter.bestCut(box.with(axis, cut.place(), box.high()[axis])));
    }
    return cuts.stream().mapToInt(cut -> cutter.mean(cut.box())).toArray();
  }

  private static int at(int red, int green, int blue) {
    return (red * SIDE + green) * SIDE + blue;
  }

  /// Each cell becomes the sum of all that are not above it on any axis.
  private static void cumulate(double[] sums) {
    for (int step : new int[] {1, SIDE, SIDE * SIDE}) {
      for (int cell = step; cell < CELLS; cell++) {
        if (cell / step % SIDE != 0) {
          sums[cell] += sums[cell - step];
        }
      }
    }
  }

  private static double sum(double[] sums, Box box) {
    int[] low = box.low();
    int[] high = box.high();
    return face(sums, high[0], low, high) - face(sums, low[0], low, high);
  }

  private static double face(double[] sums, int red, int[] low, int[] high) {
    return sums[at(red, high[1], high[2])]
        - sums[at(red, high[1], low[2])]
        - sums[at(red, low[1], high[2])]
        + sums[at(red, low[1], low[2])];
  }

  private Cut bestCut(Box box) {
    double whole = weight(box);
    var best = new Cut(box, 0, 0, 0);
    for (int axis = 0; axis < 3; axis++) {
      int low = box.low()[axis];
      int high = box.high()[axis];
      for (int place = low + 1; place < high; place++) {
        double gain =
            weight(box.with(axis, low, place)) + weight(box.with(axis, place, high)) - whole;
        if (gain > best.gain()) {
          best = new Cut(box, axis, place, gain);
        }
      }
    }
    return best;
  }

  /// The square of the sum of a box by its count: what cuts can only make larger.
  private double weight(Box box) {
    double all = sum(count, box);
    if (all == 0) {
      return 0;
    }
    double r = sum(red, box);
    double g = sum(green, box);
    double b = sum(blue, box);
    return (r * r + g * g + b * b) / all;
  }

  private int mean(Box box) {
    double all = Math.max(1, sum(count, box));
    return (int) Math.round(sum(red, box) / all) << 16
        | (int) Math.round(sum(green, box) / all) << 8
        | (int) Math.round(sum(blue, box) / all);
  }
}
