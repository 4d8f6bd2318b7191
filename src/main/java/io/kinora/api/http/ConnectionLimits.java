package io.kinora.api.http;

import java.time.Duration;

/// What connections may take from the server.
///
/// @param connectionsMax           open at once; more wait to be accepted
/// @param connectionsPerAddressMax open at once from one address; more are closed at once
/// @param headerTime               from the opening of a connection, or its last answer, to the end
///                                 of the next request's header
/// @param idleTime                 the longest silence while a request is read or answered
/// @param bodyPace                 the slowest body that is read to its end
public record ConnectionLimits(
    int connectionsMax,
    int connectionsPerAddressMax,
    Duration headerTime,
    Duration idleTime,
    BodyPace bodyPace) {

  public ConnectionLimits {
    if (connectionsMax < 1 || connectionsPerAddressMax < 1) {
      throw new IllegalArgumentException("at least one connection must be allowed");
    }
  }

  public static ConnectionLimits byDefault() {
    return new ConnectionLimits(
        10_000, 5_000, Duration.ofSeconds(30), Duration.ofSeconds(60), BodyPace.byDefault());
  }

  /// How slow a body may come.
  ///
  /// @param bytesPerSecondMin on average since its beginning
  /// @param grace             how long the pace is not looked at; only waiting for bytes counts
  public record BodyPace(long bytesPerSecondMin, Duration grace) {

    static BodyPace byDefault() {
      return new BodyPace(1_000, Duration.ofSeconds(30));
    }

    boolean isTooSlow(long byteCount, Duration waited) {
      return waited.compareTo(grace) > 0
          && byteCount < bytesPerSecondMin * Math.max(1, waited.toSeconds());
    }
  }
}
