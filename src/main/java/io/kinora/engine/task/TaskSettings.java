package io.kinora.engine.task;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// What can be set about the engine.
///
/// @param threads how many runs a lane has at once in this process; 0: this process only submits
/// @param slotsPerTenant how many tasks of one tenant and lane may be queued or running; more wait
/// @param pollEvery how often each lane looks for work that nobody hinted at, such as retries
public record TaskSettings(
    Map<Lane, Integer> threads, int slotsPerTenant, RetrySettings retries, Duration pollEvery) {

  public TaskSettings {
    threads = Map.copyOf(threads);
    if (slotsPerTenant < 1) {
      throw new IllegalArgumentException("slotsPerTenant must be positive, is " + slotsPerTenant);
    }
    if (!pollEvery.isPositive()) {
      throw new IllegalArgumentException("pollEvery must be positive, is " + pollEvery);
    }
  }

  /// The settings of a process that works.
  ///
  /// @param cores what the machine has; heavy work gets one thread for each
  public static TaskSettings forCores(int cores) {
    return new TaskSettings(
        Map.of(Lane.QUICK, 2 * cores, Lane.HEAVY, cores, Lane.NET, 16),
        16,
        RetrySettings.DEFAULTS,
        Duration.ofSeconds(1));
  }

  /// The settings of a process that takes orders and leaves the work to others.
  public static TaskSettings submitOnly() {
    return new TaskSettings(Map.of(), 16, RetrySettings.DEFAULTS, Duration.ofSeconds(1));
  }

  public int threads(Lane lane) {
    return threads.getOrDefault(lane, 0);
  }

  public TaskSettings withThreads(Lane lane, int count) {
    var changed = new EnumMap<Lane, Integer>(Lane.class);
    changed.putAll(threads);
    changed.put(lane, count);
    return new TaskSettings(changed, slotsPerTenant, retries, pollEvery);
  }

  public TaskSettings withSlotsPerTenant(int count) {
    return new TaskSettings(threads, count, retries, pollEvery);
  }

  public TaskSettings withRetries(RetrySettings changed) {
    return new TaskSettings(threads, slotsPerTenant, changed, pollEvery);
  }

  public TaskSettings withPollEvery(Duration pause) {
    return new TaskSettings(threads, slotsPerTenant, retries, pause);
  }
}
