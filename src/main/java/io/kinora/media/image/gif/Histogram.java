package io.kinora.media.image.gif;

import java.util.Arrays;

/// Which colours pictures have: counted in bins of five bits of red, green and blue each, and one
/// by
/// one as long as they are few. For one thread.
final class Histogram {

  /// Bins a side of the cube.
  static final int SIDE = 32;

  static final int BINS = SIDE * SIDE * SIDE;

  private static final int FEW = 255;

  private static final int SLOTS = 1 << 10;

  final int[] count = new int[BINS];
  final long[] red = new long[BINS];
  final long[] green = new long[BINS];
  final long[] blue = new long[BINS];
  private final int[] exact = new int[SLOTS];
  private int exactCount;
  private int lastColour = -1;

  Histogram() {
    Arrays.fill(exact, -1);
  }

  static int bin(int red, int green, int blue) {
    return red >> 3 << 10 | green >> 3 << 5 | blue >> 3;
  }

  /// @param rgb red, green, blue of each pixel
  void add(byte[] rgb) {
    for (int at = 0; at < rgb.length; at += 3) {
      int r = rgb[at] & 255;
      int g = rgb[at + 1] & 255;
      int b = rgb[at + 2] & 255;
      int bin = bin(r, g, b);
      count[bin]++;
      red[bin] += r;
      green[bin] += g;
      blue[bin] += b;
      int colour = r << 16 | g << 8 | b;
      if (colour != lastColour && exactCount <= FEW) {
        lastColour = colour;
        remember(colour);
      }
    }
  }

  private void remember(int colour) {
    int slot = (colour * 0x9E3779B1) >>> 22;
    while (exact[slot] != -1) {
      if (exact[slot] == colour) {
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    exact[slot] = colour;
    exactCount++;
  }

  /// Tells whether a palette can hold all colours as they are.
  boolean isFew() {
    return exactCount <= FEW;
  }

  /// All colours, where they are few, in rising order.
  int[] colours() {
    return Arrays.stream(exact).filter(it -> it != -1).sorted().toArray();
  }
}
