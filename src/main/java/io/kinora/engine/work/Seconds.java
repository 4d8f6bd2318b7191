package io.kinora.engine.work;

import java.time.Duration;

/// Times as the old services write them: seconds with two decimals.
final class Seconds {

  private Seconds() {}

  static Duration of(double seconds) {
    return Duration.ofNanos(Math.round(Math.max(0, seconds) * 1e9));
  }

  /// Source: the tasks contract, section 10, audio.info.
  static double rounded(Duration length) {
    return Math.round(length.toNanos() / 1e7) / 100.0;
  }
}
