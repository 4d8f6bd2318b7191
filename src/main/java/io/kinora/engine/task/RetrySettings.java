package io.kinora.engine.task;

import java.time.Duration;

/// How often a task is tried.
///
/// @param failuresMax at this many failures it has failed for good; a delivery that has come
/// further
///     each time starts the count afresh, up to its 30th attempt
/// @param deathsMax at this many runs whose worker died it is not tried again
/// @param pauseMin pause after the first failure; doubles with each, and varies by half
/// @param pauseMax no pause is longer
public record RetrySettings(int failuresMax, int deathsMax, Duration pauseMin, Duration pauseMax) {

  public static final RetrySettings DEFAULTS =
      new RetrySettings(3, 3, Duration.ofSeconds(1), Duration.ofMinutes(5));

  public RetrySettings {
    if (failuresMax < 1 || deathsMax < 1) {
      throw new IllegalArgumentException("a task is tried at least once");
    }
    if (!pauseMin.isPositive() || pauseMax.compareTo(pauseMin) < 0) {
      throw new IllegalArgumentException("pauses must be positive, and pauseMax the longer one");
    }
  }

  public RetrySettings withDeathsMax(int count) {
    return new RetrySettings(failuresMax, count, pauseMin, pauseMax);
  }

  /// The pause after failure number `failures`.
  ///
  /// @param chance 0 to 1, so that what failed together does not come back together
  Duration pause(int failures, double chance) {
    double millis = (double) pauseMin.toMillis() * Math.pow(2, failures - 1) * (0.5 + chance);
    return Duration.ofMillis(Math.min((long) millis, pauseMax.toMillis()));
  }
}
