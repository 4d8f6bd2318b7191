package io.kinora.media.image.gif;

/// Colours that are moved to where they are needed: each into the middle of the bins that it is the
/// nearest to.
final class Centres {

  private final int[] colours;

  Centres(int[] colours) {
    this.colours = colours.clone();
  }

  /// One round.
  ///
  /// @return the mean square of the distance before it
  double move(Histogram histogram) {
    var sums = new double[colours.length][4];
    double squares = 0;
    for (int bin = 0; bin < Histogram.BINS; bin++) {
      int count = histogram.count[bin];
      if (count > 0) {
        int red = (int) (histogram.red[bin] / count);
        int green = (int) (histogram.green[bin] / count);
        int blue = (int) (histogram.blue[bin] / count);
        int nearest = nearest(colours, red, green, blue);
        squares += (double) count * distance(colours[nearest], red, green, blue);
        double[] sum = sums[nearest];
        sum[0] += count;
        sum[1] += histogram.red[bin];
        sum[2] += histogram.green[bin];
        sum[3] += histogram.blue[bin];
      }
    }
    double all = 0;
    for (int index = 0; index < colours.length; index++) {
      double[] sum = sums[index];
      all += sum[0];
      if (sum[0] > 0) {
        colours[index] = (int) Math.round(sum[1] / sum[0]) << 16
            | (int) Math.round(sum[2] / sum[0]) << 8
            | (int) Math.round(sum[3] / sum[0]);
      }
    }
    return squares / Math.max(1, all);
  }

  int[] colours() {
    return colours.clone();
  }

  static int nearest(int[] colours, int red, int green, int blue) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int index = 0; index < colours.length; index++) {
      int distance = distance(colours[index], red, green, blue);
      if (distance < least) {
        least = distance;
        best = index;
      }
    }
    return best;
  }

  static int distance(int colour, int red, int green, int blue) {
    int dr = (colour >> 16) - red;
    int dg = (colour >> 8 & 255) - green;
    int db = (colour & 255) - blue;
    return dr * dr + dg * dg + db * db;
  }
}
