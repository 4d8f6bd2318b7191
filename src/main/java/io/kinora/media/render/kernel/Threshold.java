package io.kinora.media.render.kernel;

/// The fixed pattern by which numbers between two bytes become some of the one and some of the
/// other: Bayer's, eight by eight.
public final class Threshold {

  /// The columns of one row that a vector of 256 bits has of each sort.
  static final int HALF = 16;

  private static final int SIDE = 8;

  /// For each row: those of the even columns, then those of the odd ones, as vectors have them.
  private static final short[][] ROWS = rows();

  private Threshold() {}

  private static short[][] rows() {
    var rows = new short[SIDE][2 * HALF];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < 2 * HALF; x++) {
        rows[y][x % 2 * HALF + x / 2] = (short) (4 * order(x % SIDE, y) + 2);
      }
    }
    return rows;
  }

  /// Bayer's order, 0 to 63: neighbours are far apart in it.
  public static int order(int x, int y) {
    int order = 0;
    for (int bit = 0; bit < 3; bit++) {
      int across = x >> bit & 1;
      int down = y >> bit & 1;
      order |= ((across ^ down) << (5 - 2 * bit)) | (down << (4 - 2 * bit));
    }
    return order;
  }

  /// Of 256: a fraction counts as one more where both together reach that.
  static short[] row(int y) {
    return ROWS[y % SIDE];
  }

  /// That of one column of a row.
  static int of(short[] row, int x) {
    return row[x % 2 * HALF + x / 2 % HALF];
  }
}
