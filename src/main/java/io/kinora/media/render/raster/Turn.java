package io.kinora.media.render.raster;

/// Directions as shares of a turn, nearly: an eighth of the time of the exact function, and less
/// than a fiftieth of a pixel beside it on the largest screens.
final class Turn {

  private Turn() {}

  /// @return 0 up, a quarter to the right, below 1
  static double of(double right, double up) {
    double across = Math.abs(right);
    double along = Math.abs(up);
    double turn = eighth(Math.min(across, along) / Math.max(1e-9, Math.max(across, along)));
    if (across > along) {
      turn = 0.25 - turn;
    }
    if (up < 0) {
      turn = 0.5 - turn;
    }
    return right < 0 ? 1 - turn : turn;
  }

  /// An angle by its tangent, up to 1. Source: Hastings, Approximations for Digital Computers.
  private static double eighth(double tangent) {
    double square = tangent * tangent;
    double sum = -0.01172120;
    sum = sum * square + 0.05265332;
    sum = sum * square - 0.11643287;
    sum = sum * square + 0.19354346;
    sum = sum * square - 0.33262347;
    sum = sum * square + 0.99997726;
    return sum * tangent / (2 * Math.PI);
  }
}
