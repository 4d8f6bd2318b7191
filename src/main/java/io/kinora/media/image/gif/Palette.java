package io.kinora.media.image.gif;

import java.util.Arrays;

/// Up to 255 colours, and which of them is nearest to any other. One number stays free, for what
/// one
/// sees through. For one thread.
final class Palette {

  static final int COLOURS_MAX = 255;

  /// Rounds of moving each colour into the middle of those that are nearest to it.
  private static final int ROUNDS = 2;

  private static final int UNKNOWN = -1;

  private final int[] colours;
  private final boolean isExact;

  /// Of each bin of a histogram: number and colour, 0xNNRRGGBB.
  private final int[] nearest = new int[Histogram.BINS];

  private final double error;

  private Palette(int[] colours, boolean isExact, double error) {
    this.colours = colours;
    this.isExact = isExact;
    this.error = error;
    Arrays.fill(nearest, UNKNOWN);
  }

  /// The colours that show all of a histogram best.
  static Palette of(Histogram histogram) {
    if (histogram.isFew()) {
      return new Palette(histogram.colours(), true, 0);
    }
    var chosen = new Centres(BoxCutter.colours(histogram, COLOURS_MAX));
    double error = 0;
    for (int round = 0; round < ROUNDS; round++) {
      error = chosen.move(histogram);
    }
    return new Palette(chosen.colours(), false, error);
  }

  int[] colours() {
    return colours;
  }

  /// Tells whether it has every colour as it is: nothing is to be mixed then.
  boolean isExact() {
    return isExact;
  }

  /// The mean square of the distance between colours and what stands for them, all parts together.
  double error() {
    return error;
  }

  /// The number of the colour that stands for this one, and the colour: 0xNNRRGGBB.
  int entry(int red, int green, int blue) {
    if (isExact) {
      int index = Arrays.binarySearch(colours, red << 16 | green << 8 | blue);
      return index << 24 | colours[index];
    }
    int bin = Histogram.bin(red, green, blue);
    int known = nearest[bin];
    return known == UNKNOWN ? learnt(bin) : known;
  }

  private int learnt(int bin) {
    int index = Centres.nearest(
        colours, (bin >> 7 & 0xF8) + 4, (bin >> 2 & 0xF8) + 4, (bin << 3 & 0xF8) + 4);
    nearest[bin] = index << 24 | colours[index];
    return nearest[bin];
  }
}
