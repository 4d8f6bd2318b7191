package io.kinora.media.audio;

import java.time.Duration;
import java.util.Optional;

/// Makes percents of how much was heard. For one thread.
final class Meter {

  private final Optional<Duration> expected;
  private final Hearing hearing;
  private int last;

  /// @param expected how much there is to hear, as far as that is known
  Meter(Optional<Duration> expected, Hearing hearing) {
    this.expected = expected;
    this.hearing = hearing;
  }

  void tell(Duration heard) {
    int percent = expected
        .map(all -> (int) Math.min(99, 100 * heard.toMillis() / Math.max(1, all.toMillis())))
        .orElse(last);
    if (percent > last) {
      last = percent;
      hearing.reached(percent);
    }
  }
}
