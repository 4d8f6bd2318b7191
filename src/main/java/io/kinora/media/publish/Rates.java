package io.kinora.media.publish;

import io.kinora.media.profile.FrameRate;

/// Chooses the constant frame rate for a video. Source: the publishing contract, section 11.
final class Rates {

  private static final double MAX = 60;

  /// Key frames stand at every second second: there must be frames to be them.
  private static final double MIN = 1;

  /// Files round the times of their frames, or have a gap where they were joined, and their
  /// average is a little off. 30 and 29.97 are twice as far from each other.
  private static final double TOLERANCE = 0.0005;

  private Rates() {}

  /// The nearest usual rate where the average is one but for rounding, else the average.
  static FrameRate steady(double average) {
    double rate = Math.clamp(average, MIN, MAX);
    long whole = Math.round(rate);
    if (isNear(rate, (double) whole)) {
      return new FrameRate((int) whole, 1);
    }
    long ofNtsc = Math.round(rate * 1.001);
    return isNear(rate, ofNtsc / 1.001)
        ? new FrameRate((int) ofNtsc * 1000, 1001)
        : new FrameRate((int) Math.round(rate * 1000), 1000);
  }

  private static boolean isNear(double rate, double usual) {
    return Math.abs(rate - usual) < TOLERANCE * usual;
  }
}
