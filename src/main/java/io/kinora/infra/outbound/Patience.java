package io.kinora.infra.outbound;

import io.kinora.infra.outbound.OutboundSettings.Retries;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Decides how often one transfer is tried, and how long to wait in between.
///
/// Only tries that brought nothing new are counted: a large file over a line that breaks every
/// few minutes arrives all the same.
public final class Patience {

  private final Retries retries;
  private int tryCount;
  private long mostBytes;

  public Patience(Retries retries) {
    this.retries = retries;
  }

  /// How long to wait after a try that broke; empty where there is none any more.
  ///
  /// @param bytes  that were kept of all tries so far
  /// @param wished how long the server wants us to wait at least
  public Optional<Duration> pauseAfter(long bytes, Duration wished) {
    if (bytes > mostBytes) {
      mostBytes = bytes;
      tryCount = 0;
    }
    tryCount++;
    boolean isTooLong = wished.compareTo(retries.retryAfterMax()) > 0;
    if (tryCount >= retries.triesMax() || isTooLong) {
      return Optional.empty();
    }
    Duration pause = withJitter(retries.pauseAfter(tryCount));
    return Optional.of(wished.compareTo(pause) > 0 ? wished : pause);
  }

  /// Half of it to one and a half, so that those who failed together do not come back together.
  private static Duration withJitter(Duration pause) {
    double factor = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
    return Duration.ofMillis((long) (pause.toMillis() * factor));
  }
}
