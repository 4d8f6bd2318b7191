package io.kinora.engine.task;

import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What can be set about the engine.
///
/// @param threads how many runs a lane has at once in this process; 0: this process only submits
/// @param slotsPerTenant how many tasks of one tenant may be queued or running in a lane; more wait
/// @param pollEvery how often each lane looks for work that nobody hinted at, such as retries
/// @param machine what this process tells the others of itself; by its labels it picks
/// @param labelRules what the tasks need that are submitted here
public record TaskSettings(
    Map<Lane, Integer> threads,
    Map<Lane, Integer> slotsPerTenant,
    RetrySettings retries,
    Duration pollEvery,
    Machine machine,
    LabelRules labelRules) {

  private static final int USUAL_SLOTS = 16;

  public TaskSettings {
    threads = Map.copyOf(threads);
    slotsPerTenant = Map.copyOf(slotsPerTenant);
    if (slotsPerTenant.values().stream().anyMatch(it -> it < 1)) {
      throw new IllegalArgumentException("slotsPerTenant must be positive, is " + slotsPerTenant);
    }
    if (!pollEvery.isPositive()) {
      throw new IllegalArgumentException("pollEvery must be positive, is " + pollEvery);
    }
  }

  /// @param slotsPerTenant in each lane
  public TaskSettings(
      Map<Lane, Integer> threads, int slotsPerTenant, RetrySettings retries, Duration pollEvery) {
    this(threads, inAllLanes(slotsPerTenant), retries, pollEvery, noServer(), LabelRules.NONE);
  }

  private static Machine noServer() {
    Runtime runtime = Runtime.getRuntime();
    return Machine.here(
        "0",
        List.of(),
        runtime.availableProcessors(),
        runtime.maxMemory() / (1024 * 1024),
        Labels.NONE);
  }

  private static Map<Lane, Integer> inAllLanes(int count) {
    return Arrays.stream(Lane.values()).collect(Collectors.toMap(it -> it, _ -> count));
  }

  /// The settings of a process that works.
  ///
  /// @param cores what the machine has; heavy work gets one thread for each
  public static TaskSettings forCores(int cores) {
    return new TaskSettings(
            Map.of(Lane.QUICK, 2 * cores, Lane.HEAVY, cores, Lane.NET, 16, Lane.BULK, 1),
            USUAL_SLOTS,
            RetrySettings.DEFAULTS,
            Duration.ofSeconds(1))
        .withBulk(Math.max(1, cores / 2));
  }

  /// The settings of a process that takes orders and leaves the work to others.
  public static TaskSettings submitOnly() {
    return new TaskSettings(Map.of(), USUAL_SLOTS, RetrySettings.DEFAULTS, Duration.ofSeconds(1));
  }

  /// Threads of the lanes that have any, by their names.
  Map<String, Integer> threadsByKey() {
    return threads.entrySet().stream()
        .filter(it -> it.getValue() > 0)
        .collect(Collectors.toMap(it -> it.getKey().key(), Map.Entry::getValue));
  }

  public int threads(Lane lane) {
    return threads.getOrDefault(lane, 0);
  }

  public int slotsPerTenant(Lane lane) {
    return slotsPerTenant.getOrDefault(lane, USUAL_SLOTS);
  }

  public TaskSettings withThreads(Lane lane, int count) {
    return new TaskSettings(
        changed(threads, lane, count), slotsPerTenant, retries, pollEvery, machine, labelRules);
  }

  private static Map<Lane, Integer> changed(Map<Lane, Integer> before, Lane lane, int count) {
    var changed = new EnumMap<Lane, Integer>(Lane.class);
    changed.putAll(before);
    changed.put(lane, count);
    return changed;
  }

  public TaskSettings withSlotsPerTenant(int count) {
    return new TaskSettings(threads, inAllLanes(count), retries, pollEvery, machine, labelRules);
  }

  /// How much of the lane `BULK` runs here at once, if anything does. One tenant may have as many
  /// at once, and all threads of the other processes.
  public TaskSettings withBulk(int count) {
    Map<Lane, Integer> here =
        threads(Lane.BULK) == 0 ? threads : changed(threads, Lane.BULK, count);
    return new TaskSettings(
        here, changed(slotsPerTenant, Lane.BULK, count), retries, pollEvery, machine, labelRules);
  }

  public TaskSettings withRetries(RetrySettings changed) {
    return new TaskSettings(threads, slotsPerTenant, changed, pollEvery, machine, labelRules);
  }

  public TaskSettings withPollEvery(Duration pause) {
    return new TaskSettings(threads, slotsPerTenant, retries, pause, machine, labelRules);
  }

  public TaskSettings withMachine(Machine here) {
    return new TaskSettings(threads, slotsPerTenant, retries, pollEvery, here, labelRules);
  }

  public TaskSettings withLabelRules(LabelRules rules) {
    return new TaskSettings(threads, slotsPerTenant, retries, pollEvery, machine, rules);
  }
}
