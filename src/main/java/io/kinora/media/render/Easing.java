package io.kinora.media.render;

/// How movements begin and end, as parts of the way for parts of the time, both 0 to 1.
final class Easing {

  private Easing() {}

  /// Slowly at both ends.
  static double smooth(double u) {
    return u * u * (3 - 2 * u);
  }

  /// Slowly at the end.
  static double out(double u) {
    return 1 - (1 - u) * (1 - u);
  }
}
