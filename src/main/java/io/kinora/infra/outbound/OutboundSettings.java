package io.kinora.infra.outbound;

import io.kinora.infra.base.FreeSpace;
import java.time.Duration;

/// How we go out.
///
/// @param guard     where we go to
/// @param userAgent what we call ourselves, such as `Kinora/1.0`
/// @param retries   how often and how long a download is tried
/// @param freeSpace what downloads leave free on the disk
public record OutboundSettings(
    Guard guard, String userAgent, Retries retries, FreeSpace freeSpace) {

  private static final FreeSpace HALF_A_GIBIBYTE = new FreeSpace(512L * 1024 * 1024);

  public static OutboundSettings of(Guard guard, String version) {
    return new OutboundSettings(guard, "Kinora/" + version, Retries.byDefault(), HALF_A_GIBIBYTE);
  }

  /// How a download is tried again.
  ///
  /// @param triesMax      the first one included
  /// @param firstPause    before the second try; each further one is twice as long
  /// @param retryAfterMax a server that wants us to wait longer is given up at once
  public record Retries(int triesMax, Duration firstPause, Duration retryAfterMax) {

    public Retries {
      if (triesMax < 1) {
        throw new IllegalArgumentException("triesMax must be at least 1, is " + triesMax);
      }
    }

    static Retries byDefault() {
      return new Retries(4, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /// @param tryCount how many tries have failed
    Duration pauseAfter(int tryCount) {
      return firstPause.multipliedBy(1L << Math.min(tryCount - 1, 16));
    }
  }
}
