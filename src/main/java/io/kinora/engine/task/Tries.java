package io.kinora.engine.task;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How often tasks are tried, each kind as it says itself.
///
/// @param usual of kinds that say nothing
/// @param works all kinds
record Tries(RetrySettings usual, Map<String, Work> works) {

  /// So long after its submission a task still waits for storage and database to come back.
  private static final Duration AWAY_MAX = Duration.ofDays(1);

  /// What is away is tried as often as what has failed so many times: every eight seconds or so.
  private static final int AWAY_FAILURES = 4;

  /// Tells whether a run failed because our own storage or database is away. That is no fault of
  /// its task, and does not count: it is done when they are back.
  boolean isWaitedFor(Task task, Failure failure, Instant now) {
    return failure.code() == FailureCode.UNAVAILABLE
        && now.isBefore(task.times().submitted().plus(AWAY_MAX));
  }

  /// How long a task waits then.
  ///
  /// @param chance as in [#pause]
  Duration pauseOfAway(double chance) {
    return usual.pause(AWAY_FAILURES, chance);
  }

  /// Tells whether a task is not tried again.
  ///
  /// @param failures how many of its runs ended with a failure
  /// @param deaths   how many ended with their worker
  boolean areOver(Task task, int failures, int deaths) {
    Optional<Work> work = Optional.ofNullable(works.get(task.kind()));
    OptionalInt own = work.map(Work::triesMax).orElse(OptionalInt.empty());
    if (work.filter(Work::areDeathsTries).isPresent()) {
      return failures + deaths >= own.orElse(usual.failuresMax());
    }
    return failures >= own.orElse(usual.failuresMax())
        || deaths >= Math.max(own.orElse(0), usual.deathsMax());
  }

  /// How long a task waits for its next try.
  ///
  /// @param chance 0 to 1, so that what failed together does not come back together
  Duration pause(Task task, int failures, double chance) {
    List<Duration> own =
        Optional.ofNullable(works.get(task.kind())).map(Work::pauses).orElse(List.of());
    return own.isEmpty()
        ? usual.pause(failures, chance)
        : own.get(Math.min(Math.max(failures, 1), own.size()) - 1);
  }
}
