package io.kinora.api.tasks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Decides which statuses of one task a stream shows: each change, but of the progress alone not
/// more than two a second. Source: the tasks contract, section 6.2.
final class StatusPace {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private ObjectNode last;
  private @Nullable Long lastNanos;

  /// What is to be done with a status.
  enum Verdict {
    DUE,
    TOO_EARLY,
    NOTHING_NEW
  }

  StatusPace(ObjectNode first) {
    this.last = first;
  }

  /// Counts the status as shown if it says that it is due.
  Verdict verdict(ObjectNode status) {
    if (status.equals(last)) {
      return Verdict.NOTHING_NEW;
    }
    long now = System.nanoTime();
    if (isOnlyProgress(status) && isWithinPause(now)) {
      return Verdict.TOO_EARLY;
    }
    last = status;
    lastNanos = now;
    return Verdict.DUE;
  }

  private boolean isOnlyProgress(ObjectNode status) {
    return withoutProgress(status).equals(withoutProgress(last));
  }

  private boolean isWithinPause(long now) {
    return lastNanos != null && now - lastNanos < PAUSE.toNanos();
  }

  private static JsonNode withoutProgress(ObjectNode status) {
    return status.deepCopy().without("progress");
  }
}
