package io.kinora.media.image.gif;

import java.util.Arrays;

/// Up to 255 colours, and which of them is nearest to any other. One number stays free, for what
/// one
/// sees through. For one thread.
final class Palette {

  static final int COLOURS_MAX = 255;

  /// Rounds of moving each colour into the middle of those that are nearest to it.
  private static final int ROUNDS = 2;

  private static final short UNKNOWN = -1;

  private final int[] colours;
  private final boolean isExact;
  private final short[] nearest = new short[Histogram.BINS];
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

  /// The number of the colour that stands for this one.
  int index(int red, int green, int blue) {
    if (isExact) {
      return Arrays.binarySearch(colours, red << 16 | green << 8 | blue);
    }
    int bin = Histogram.bin(red, green, blue);
    if (nearest[bin] == UNKNOWN) {
      nearest[bin] =
          (short) Centres.nearest(colours, (red & 0xF8) + 4, (green & 0xF8) + 4, (blue & 0xF8) + 4);
    }
    return nearest[bin];
  }
}
