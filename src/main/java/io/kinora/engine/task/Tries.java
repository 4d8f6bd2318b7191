package io.kinora.engine.task;

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
}
