package io.kinora.media.image.gif;

import java.util.Arrays;

/// What a GIF shows so far, and which part of it a further picture changes. For one thread.
final class Canvas {

  /// By so much more, squared, a colour that is shown already may be off: it costs no bytes.
  private static final int SPARED = 12;

  /// To compare each pixel by itself with the one before would cost more than it spares.
  private static final int TOGETHER = 32;

  private static final int NOTHING = -1;
  private static final int COLOUR = 0xFFFFFF;

  private final int width;
  private final int height;
  private final byte[] before;
  private final int[] shown;
  private final byte[] indexes;
  private boolean isEmpty = true;

  /// The part of a picture that is drawn anew.
  ///
  /// @param pixels of the box, row by row: numbers of the palette, or its size where nothing is
  ///     drawn; good until the next change
  record Change(int left, int top, int width, int height, byte[] pixels) {}

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    before = new byte[3 * width * height];
    shown = new int[width * height];
    indexes = new byte[width * height];
  }

  /// Draws a picture.
  ///
  /// @param rgb red, green, blue of each pixel
  Change draw(byte[] rgb, Palette palette) {
    Dither dither = Dither.of(palette);
    byte[] untouched = new byte[width];
    Arrays.fill(untouched, (byte) palette.colours().length);
    int left = width;
    int top = NOTHING;
    int right = NOTHING;
    int bottom = NOTHING;
    for (int y = 0; y < height; y++) {
      int begin = y * width;
      if (isEmpty) {
        drawRow(rgb, begin, palette, dither.row(y));
      } else {
        changeRow(rgb, begin, palette, dither.row(y));
      }
      int first = Arrays.mismatch(indexes, begin, begin + width, untouched, 0, width);
      if (first != NOTHING) {
        left = Math.min(left, first);
        right = Math.max(right, lastTouched(begin, Math.max(first, right), untouched[0]));
        top = top == NOTHING ? y : top;
        bottom = y;
      }
    }
    System.arraycopy(rgb, 0, before, 0, before.length);
    isEmpty = false;
    return top == NOTHING ? cut(0, 0, 1, 1) : cut(left, top, right - left + 1, bottom - top + 1);
  }

  /// @param least it is not asked for what lies left of it
  private int lastTouched(int begin, int least, byte untouched) {
    int last = width - 1;
    while (last > least && indexes[begin + last] == untouched) {
      last--;
    }
    return last;
  }

  private void drawRow(byte[] rgb, int begin, Palette palette, int[] offsets) {
    int mask = offsets.length - 1;
    for (int at = begin; at < begin + width; at++) {
      int offset = offsets[at - begin & mask];
      int entry = palette.entry(
          clamped((rgb[3 * at] & 255) + offset),
          clamped((rgb[3 * at + 1] & 255) + offset),
          clamped((rgb[3 * at + 2] & 255) + offset));
      shown[at] = entry & COLOUR;
      indexes[at] = (byte) (entry >>> 24);
    }
  }

  /// What is as it was is not looked at: that its colours stay was decided before.
  private void changeRow(byte[] rgb, int begin, Palette palette, int[] offsets) {
    byte free = (byte) palette.colours().length;
    int end = begin + width;
    for (int at = begin; at < end; ) {
      int same = Arrays.mismatch(rgb, 3 * at, 3 * end, before, 3 * at, 3 * end);
      int from = same == NOTHING ? end : at + same / 3;
      Arrays.fill(indexes, at, from, free);
      at = Math.min(from + TOGETHER, end);
      changePart(rgb, from, at, from - begin, palette, offsets);
    }
  }

  private void changePart(byte[] rgb, int from, int to, int x, Palette palette, int[] offsets) {
    int free = palette.colours().length;
    int mask = offsets.length - 1;
    for (int at = from; at < to; at++) {
      int offset = offsets[at - from + x & mask];
      int red = clamped((rgb[3 * at] & 255) + offset);
      int green = clamped((rgb[3 * at + 1] & 255) + offset);
      int blue = clamped((rgb[3 * at + 2] & 255) + offset);
      int entry = palette.entry(red, green, blue);
      int wanted = entry & COLOUR;
      int old = shown[at];
      if (wanted == old) {
        indexes[at] = (byte) free;
        continue;
      }
      int loss = Centres.distance(old, red, green, blue)
          - Centres.distance(wanted, red, green, blue)
          - SPARED;
      // Without a branch, which nobody could guess: all ones where the old colour is too far off.
      int isChanged = -loss >> 31;
      shown[at] = (wanted & isChanged) | (old & ~isChanged);
      indexes[at] = (byte) ((entry >>> 24 & isChanged) | (free & ~isChanged));
    }
  }

  private static int clamped(int part) {
    return Math.max(0, Math.min(part, 255)); // Math.clamp counts in long.
  }

  private Change cut(int left, int top, int boxWidth, int boxHeight) {
    for (int y = 0; y < boxHeight; y++) { // Upward: what is read lies never before what is written.
      System.arraycopy(indexes, (top + y) * width + left, indexes, y * boxWidth, boxWidth);
    }
    return new Change(left, top, boxWidth, boxHeight, indexes);
  }
}
