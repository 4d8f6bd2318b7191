package io.kinora.engine.task;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The instants of a task's life.
///
/// @param started when its first run began
/// @param completed when it came to a final state
public record TaskTimes(
    Instant submitted, @Nullable Instant started, @Nullable Instant completed) {

  public Optional<Instant> findStarted() {
    return Optional.ofNullable(started);
  }

  public Optional<Instant> findCompleted() {
    return Optional.ofNullable(completed);
  }
}
