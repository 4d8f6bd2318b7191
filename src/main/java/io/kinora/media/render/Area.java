package io.kinora.media.render;

/// A part of the output in whole pixels, placed as kernels need it.
///
/// @param left a multiple of 64
/// @param top even
/// @param width even
/// @param height even
record Area(int left, int top, int width, int height) {

  private static final int ALIGNMENT = 64;

  /// The smallest area that holds all of a box that is seen on an output of this size; at least two
  /// by two pixels.
  static Area around(Box box, int outWidth, int outHeight) {
    int left = (int) Math.clamp(Math.floor(box.left()), 0, outWidth - 2) & -ALIGNMENT;
    int top = (int) Math.clamp(Math.floor(box.top()), 0, outHeight - 2) & -2;
    int right = (int) Math.clamp(Math.ceil(box.right()), left + 2, outWidth);
    int bottom = (int) Math.clamp(Math.ceil(box.bottom()), top + 2, outHeight);
    return new Area(left, top, (right - left + 1) & -2, (bottom - top + 1) & -2);
  }
}
