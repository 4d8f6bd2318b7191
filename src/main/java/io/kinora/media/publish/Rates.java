package io.kinora.media.publish;

import io.kinora.media.profile.FrameRate;

/// Chooses the constant frame rate for a video. Source: the publishing contract, section 11.
final class Rates {

  private static final double MAX = 60;

  /// Key frames stand at every second second: there must be frames to be them.
  private static final double MIN = 1;

  private Rates() {}

  /// The nearest usual rate where the average is one but for rounding, else the average.
  static FrameRate steady(double average) {
    return FrameRate.near(Math.clamp(average, MIN, MAX));
  }
}
