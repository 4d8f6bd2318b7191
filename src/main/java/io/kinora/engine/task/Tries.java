package io.kinora.engine.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How often tasks are tried, each kind as it says itself.
///
/// @param usual of kinds that say nothing
/// @param works all kinds
record Tries(RetrySettings usual, Map<String, Work> works) {

  /// Tells whether a task is not tried again.
  ///
  /// @param failures how many of its runs ended with a failure
  /// @param deaths   how many ended with their worker
  boolean areOver(Task task, int failures, int deaths) {
    OptionalInt own =
        Optional.ofNullable(works.get(task.kind())).map(Work::triesMax).orElse(OptionalInt.empty());
    return own.isPresent()
        ? failures + deaths >= own.getAsInt()
        : failures >= usual.failuresMax() || deaths >= usual.deathsMax();
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
