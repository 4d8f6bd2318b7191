package io.kinora.media.image.gif;

import java.util.Arrays;

/// A fixed pattern that mixes two colours where one between them is wanted. What does not move
/// stays
/// as it is, unlike with patterns that carry errors on.
final class Dither {

  private static final int SIDE = 8;

  /// Bayer's order: neighbours are far apart in it.
  private static final int[] ORDER = {
    0, 32, 8, 40, 2, 34, 10, 42,
    48, 16, 56, 24, 50, 18, 58, 26,
    12, 44, 4, 36, 14, 46, 6, 38,
    60, 28, 52, 20, 62, 30, 54, 22,
    3, 35, 11, 43, 1, 33, 9, 41,
    51, 19, 59, 27, 49, 17, 57, 25,
    15, 47, 7, 39, 13, 45, 5, 37,
    63, 31, 55, 23, 61, 29, 53, 21
  };

  private final int[] offsets = new int[SIDE * SIDE];

  private Dither(double strength) {
    for (int index = 0; index < offsets.length; index++) {
      offsets[index] = (int) Math.round(strength * ((ORDER[index] + 0.5) / ORDER.length - 0.5));
    }
  }

  /// As strong as the colours of a palette are apart; none where it has all of them.
  static Dither of(Palette palette) {
    return new Dither(palette.isExact() ? 0 : Math.min(16, 4 + 0.5 * Math.sqrt(palette.error())));
  }

  /// What is added to each part of the colours of a row, from its first pixel on, again and again.
  int[] row(int y) {
    int begin = (y & (SIDE - 1)) * SIDE;
    return Arrays.copyOfRange(offsets, begin, begin + SIDE);
  }
}
