package io.kinora.engine.task;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How the delivery of one callback stands, for those who look into it.
///
/// @param event the key of the event it tells of; see [TaskEvent#key()]
public record CallbackReport(
    String id, String event, URI address, Standing standing, List<Try> tries) {

  public CallbackReport {
    tries = List.copyOf(tries);
  }

  /// Whether there are tries to come.
  public enum Standing {
    PENDING,
    DELIVERED,
    GIVEN_UP
  }

  /// One try.
  ///
  /// @param text the status the receiver answered, or why there was no answer
  public record Try(Instant at, Duration length, String text) {}
}
