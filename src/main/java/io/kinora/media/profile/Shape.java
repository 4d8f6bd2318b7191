package io.kinora.media.profile;

/// How large the pictures of a film are: as they are stored, and as they are shown.
///
/// @param width as stored, in pixels, even
/// @param height as stored and as shown, even
/// @param isWide shown at 16:9, whatever the size; else its pixels are square
public record Shape(int width, int height, boolean isWide) {

  public Shape {
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException("sides must be even, are " + width + "x" + height);
    }
  }

  public static Shape square(int width, int height) {
    return new Shape(width, height, false);
  }

  /// Of a DVD for wide screens: players stretch it.
  static Shape wide(int width, int height) {
    return new Shape(width, height, true);
  }

  /// The width when pixels are square; even.
  public int shownWidth() {
    return isWide ? (int) Math.round(height * 16 / 9.0 / 2) * 2 : width;
  }
}
