package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Executions whose workers seem to be dead: they are, when nothing is heard of them while we
/// listen. Thread-safe.
///
/// The library goes by the clock and by when a worker was last heard of. That says little where a
/// clock was set, where this process stood still, or where the database was away for all: the
/// others are about to speak then.
final class Silences {

  /// At least one heartbeat of who lives falls into it.
  private static final Duration LISTENED = Lanes.HEARTBEAT_EVERY.plus(Duration.ofSeconds(1));

  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final Map<String, Silence> silences = new HashMap<>();

  /// @param nanos of a watch that nobody sets
  Silences(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private record Silence(long since, @Nullable Instant lastHeard) {}

  /// Tells whether `execution`, which seems dead, has been silent since it was first asked for, and
  /// for long enough. It is asked for again every few seconds as long as it seems so.
  synchronized boolean isDead(Execution execution) {
    long now = nanos.getAsLong();
    silences.values().removeIf(it -> now - it.since() > FORGOTTEN.toNanos());
    String key = execution.getTaskName() + " " + execution.getId();
    Silence silence = silences.get(key);
    if (silence == null || !isSame(silence, execution)) {
      silences.put(key, new Silence(now, execution.lastHeartbeat));
      return false;
    }
    boolean isDead = now - silence.since() >= LISTENED.toNanos();
    if (isDead) {
      silences.remove(key);
    }
    return isDead;
  }

  private static boolean isSame(Silence silence, Execution execution) {
    return Objects.equals(silence.lastHeard(), execution.lastHeartbeat);
  }
}
