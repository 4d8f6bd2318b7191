package io.kinora.engine.task;

import io.kinora.engine.task.Outcome.StopReason;
import io.kinora.infra.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who gives way: a run whose thread more urgent work waits for, and any run that asks while this
/// process drains. Thread-safe.
final class Yielding {

  private static final Logger LOG = LoggerFactory.getLogger(Yielding.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Parts parts;
  private final TaskSettings settings;
  private final LiveRuns runs;
  private final Map<LiveRun, Look> looks = new WeakHashMap<>();
  private volatile boolean draining;

  private record Look(Instant at, boolean isWanted) {

    boolean isFresh(Instant now) {
      return now.isBefore(at.plus(LOOK_EVERY));
    }
  }

  Yielding(Parts parts, TaskSettings settings, LiveRuns runs) {
    this.parts = parts;
    this.settings = settings;
    this.runs = runs;
  }

  /// Says whether this process drains.
  void drain(boolean isWanted) {
    draining = isWanted;
  }

  /// Tells whether `run` should give way. It asks the database, at most every second.
  synchronized boolean isWanted(LiveRun run) {
    if (draining) {
      return true;
    }
    Instant now = parts.time().now();
    Look look = looks.get(run);
    if (look == null || !look.isFresh(now)) {
      look = new Look(now, isWantedByOthers(run));
      looks.put(run, look);
    }
    return look.isWanted();
  }

  /// Has `run` give way if it still should: one thread is given up for each that is wanted.
  synchronized void giveWay(LiveRun run) {
    looks.remove(run);
    if (isWanted(run)) {
      run.stop(StopReason.YIELDED);
    }
  }

  private boolean isWantedByOthers(LiveRun run) {
    try {
      return isMoreUrgentWaiting(run);
    } catch (RuntimeException failure) {
      if (!Database.isCauseOf(failure)) {
        throw failure;
      }
      LOG.debug("Run {} goes on while the database is away.", run.key(), failure);
      return false;
    }
  }

  private boolean isMoreUrgentWaiting(LiveRun run) {
    Lane lane = run.task().lane();
    long busy = runs.all().stream()
        .filter(it -> it.task().lane() == lane)
        .filter(it -> it.stopReason().isEmpty()) // The others' threads are free soon.
        .count();
    int free = Math.toIntExact(Math.max(0, settings.threads(lane) - busy));
    Instant now = parts.time().now();
    return parts
            .database()
            .<Integer>read(handle -> ExecutionTable.moreUrgent(
                handle, run.task(), settings.machine().labels(), now, free + 1))
        > free;
  }
}
