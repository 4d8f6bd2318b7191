package io.kinora.media.image.gif;

import java.util.Arrays;

/// What a GIF shows so far, and which part of it a further picture changes. For one thread.
final class Canvas {

  /// By so much more, squared, a colour that is shown already may be off: it costs no bytes.
  private static final int SPARED = 12;

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
    int[] colours = palette.colours();
    Dither dither = Dither.of(palette);
    int left = width;
    int top = NOTHING;
    int right = NOTHING;
    int bottom = NOTHING;
    for (int y = 0; y < height; y++) {
      int begin = y * width;
      if (isEmpty) {
        drawRow(rgb, begin, palette, dither.row(y));
      } else if (isAsBefore(rgb, begin)) {
        Arrays.fill(indexes, begin, begin + width, (byte) colours.length);
        continue;
      } else {
        changeRow(rgb, begin, palette, dither.row(y));
      }
      System.arraycopy(rgb, 3 * begin, before, 3 * begin, 3 * width);
      int first = 0;
      while (first < width && (indexes[begin + first] & 255) == colours.length) {
        first++;
      }
      if (first < width) {
        int last = width - 1;
        while ((indexes[begin + last] & 255) == colours.length) {
          last--;
        }
        left = Math.min(left, first);
        right = Math.max(right, last);
        top = top == NOTHING ? y : top;
        bottom = y;
      }
    }
    isEmpty = false;
    return top == NOTHING ? cut(0, 0, 1, 1) : cut(left, top, right - left + 1, bottom - top + 1);
  }

  private boolean isAsBefore(byte[] rgb, int begin) {
    int from = 3 * begin;
    int to = from + 3 * width;
    return Arrays.equals(rgb, from, to, before, from, to);
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

  private void changeRow(byte[] rgb, int begin, Palette palette, int[] offsets) {
    int free = palette.colours().length;
    int mask = offsets.length - 1;
    for (int at = begin; at < begin + width; at++) {
      int offset = offsets[at - begin & mask];
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
