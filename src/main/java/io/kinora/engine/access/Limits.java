package io.kinora.engine.access;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a tenant may use; as much as there is where nothing is said.
///
/// @param queuedTasksMax    tasks that have not ended
/// @param storedBytesMax    in all stores; when they are reached, nothing more is taken
/// @param minutesPerDayMax  that its tasks run, a day of UTC
public record Limits(
    @Nullable Long queuedTasksMax,
    @Nullable Long storedBytesMax,
    @Nullable Long minutesPerDayMax) {

  public static final Limits NONE = new Limits(null, null, null);

  public Optional<Long> findQueuedTasksMax() {
    return Optional.ofNullable(queuedTasksMax);
  }

  public Optional<Long> findStoredBytesMax() {
    return Optional.ofNullable(storedBytesMax);
  }

  public Optional<Duration> findRunTimePerDayMax() {
    return Optional.ofNullable(minutesPerDayMax).map(Duration::ofMinutes);
  }
}
