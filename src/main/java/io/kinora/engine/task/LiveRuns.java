package io.kinora.engine.task;

import io.kinora.engine.task.Outcome.StopReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// The runs of this process, and the door through which new ones come in until it leaves.
final class LiveRuns {

  private final Map<TaskId, LiveRun> runs = new ConcurrentHashMap<>();
  private final ReadWriteLock door = new ReentrantReadWriteLock();
  private boolean leaving;

  /// Begins a run, unless this process leaves or there is nothing to begin.
  Optional<LiveRun> enter(Supplier<Optional<LiveRun>> begin) {
    door.readLock().lock();
    try {
      Optional<LiveRun> begun = leaving ? Optional.empty() : begin.get();
      begun.ifPresent(run -> runs.put(run.id(), run));
      return begun;
    } finally {
      door.readLock().unlock();
    }
  }

  void exit(LiveRun run) {
    runs.remove(run.id(), run);
  }

  Optional<LiveRun> find(TaskId id) {
    return Optional.ofNullable(runs.get(id));
  }

  List<LiveRun> all() {
    return List.copyOf(runs.values());
  }

  /// Closes the door for good, stops all runs, and calls `giveBack` before any could settle anew.
  void leave(Runnable giveBack) {
    door.writeLock().lock();
    try {
      leaving = true;
      runs.values().forEach(run -> run.stop(StopReason.LEAVING));
      giveBack.run();
    } finally {
      door.writeLock().unlock();
    }
  }

  boolean isLeaving() {
    door.readLock().lock();
    try {
      return leaving;
    } finally {
      door.readLock().unlock();
    }
  }
}
