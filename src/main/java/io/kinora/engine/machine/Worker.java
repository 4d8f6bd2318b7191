package io.kinora.engine.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A process as the register has it.
///
/// @param name    made anew at each start; what the process has picked bears it
/// @param threads of each lane by its name; none for one that only submits
/// @param started by the clock of the database
/// @param silence since it was last heard of
/// @param clockOffset how far the clock of the database is ahead of its own; may be negative
public record Worker(
    String name,
    Machine machine,
    Map<String, Integer> threads,
    Instant started,
    Duration silence,
    Wish wish,
    WorkerState state,
    Duration clockOffset) {

  /// Who is not heard of for so long is gone: it renews itself every two seconds.
  static final Duration GONE_AFTER = Duration.ofSeconds(15);

  public Worker {
    threads = Map.copyOf(threads);
  }

  public boolean isLive() {
    return silence.compareTo(GONE_AFTER) < 0;
  }

  /// Tells whether it lives and picks what there is to do.
  public boolean isWorking() {
    return isLive() && wish == Wish.WORKING && state == WorkerState.WORKING;
  }

  /// Tells whether it does any work, or only submits.
  public boolean hasThreads() {
    return threads.values().stream().anyMatch(it -> it > 0);
  }

  /// Threads of a lane, by its name.
  public int threads(String lane) {
    return threads.getOrDefault(lane, 0);
  }
}
