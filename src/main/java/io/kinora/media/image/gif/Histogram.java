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

  /// Of large pictures with many colours, one pixel of so many tells enough. No usual width divides
  /// by it.
  private static final int STEP = 7;

  private static final int LARGE_BYTES = 3 * 320 * 180;

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
    int at = 0;
    for (; at < rgb.length && isFew(); at += 3) {
      count(rgb, at);
      remember((rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | (rgb[at + 2] & 255));
    }
    int step = rgb.length < LARGE_BYTES ? 3 : 3 * STEP;
    for (; at < rgb.length; at += step) {
      count(rgb, at);
    }
  }

  private void count(byte[] rgb, int at) {
    int r = rgb[at] & 255;
    int g = rgb[at + 1] & 255;
    int b = rgb[at + 2] & 255;
    int bin = bin(r, g, b);
    count[bin]++;
    red[bin] += r;
    green[bin] += g;
    blue[bin] += b;
  }

  private void remember(int colour) {
    if (colour == lastColour) {
      return;
    }
    lastColour = colour;
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
