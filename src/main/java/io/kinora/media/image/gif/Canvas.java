package io.kinora.media.image.gif;

/// What a GIF shows so far, and which part of it a further picture changes. For one thread.
final class Canvas {

  /// By so much more, squared, a colour that is shown already may be off: it costs no bytes.
  private static final int SPARED = 12;

  private static final int NOTHING = -1;

  private final int width;
  private final int height;
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
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at++) {
        int offset = dither.at(x, y);
        int red = clamped((rgb[3 * at] & 255) + offset);
        int green = clamped((rgb[3 * at + 1] & 255) + offset);
        int blue = clamped((rgb[3 * at + 2] & 255) + offset);
        int index = palette.index(red, green, blue);
        if (!isEmpty && isGood(shown[at], colours[index], red, green, blue)) {
          indexes[at] = (byte) colours.length;
          continue;
        }
        shown[at] = colours[index];
        indexes[at] = (byte) index;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = top == NOTHING ? y : top;
        bottom = y;
      }
    }
    isEmpty = false;
    return top == NOTHING ? cut(0, 0, 1, 1) : cut(left, top, right - left + 1, bottom - top + 1);
  }

  private static int clamped(int part) {
    return part < 0 ? 0 : Math.min(part, 255); // Math.clamp counts in long.
  }

  private static boolean isGood(int shown, int wanted, int red, int green, int blue) {
    return shown == wanted
        || Centres.distance(shown, red, green, blue)
            <= Centres.distance(wanted, red, green, blue) + SPARED;
  }

  private Change cut(int left, int top, int boxWidth, int boxHeight) {
    for (int y = 0; y < boxHeight; y++) { // Upward: what is read lies never before what is written.
      System.arraycopy(indexes, (top + y) * width + left, indexes, y * boxWidth, boxWidth);
    }
    return new Change(left, top, boxWidth, boxHeight, indexes);
  }
}
