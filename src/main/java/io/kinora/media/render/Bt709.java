package io.kinora.media.render;

/// RGB becomes our own colours: BT.709, limited range.
final class Bt709 {

  private Bt709() {}

  /// Luma, 16 to 235. Parts are 0 to 255.
  static double luma(double red, double green, double blue) {
    return 16 + (0.2126 * red + 0.7152 * green + 0.0722 * blue) * 219 / 255;
  }

  /// The blue difference, 16 to 240.
  static double blueDifference(double red, double green, double blue) {
    return 128 + (-0.2126 * red - 0.7152 * green + 0.9278 * blue) / 1.8556 * 224 / 255;
  }

  /// The red difference, 16 to 240.
  static double redDifference(double red, double green, double blue) {
    return 128 + (0.7874 * red - 0.7152 * green - 0.0722 * blue) / 1.5748 * 224 / 255;
  }
}
