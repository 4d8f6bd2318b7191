package io.kinora.engine.task;

import static java.util.stream.Collectors.toMap;

import io.kinora.engine.task.Outcome.StopReason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares the runs of this process with the table: stops those that were cancelled while a hint
/// got lost, and those that another process has taken over.
///
/// That one has counted the death of a worker, which was none: the machine slept, or was cut off.
///
/// A heartbeat that failed says nothing by itself: the database may have been away for all.
final class LeaseCheck {

  private final Parts parts;
  private final LiveRuns runs;

  LeaseCheck(Parts parts, LiveRuns runs) {
    this.parts = parts;
    this.runs = runs;
  }

  void check() {
    List<LiveRun> live = runs.all();
    if (live.isEmpty()) {
      return;
    }
    Map<TaskId, TaskRow> rows = parts
        .database()
        .read(
            handle -> parts.tasks().rows(handle, live.stream().map(LiveRun::id).toList()))
        .stream()
        .collect(toMap(row -> row.task().id(), Function.identity()));
    live.forEach(run -> check(run, rows.get(run.id())));
  }

  private void check(LiveRun run, @Nullable TaskRow row) {
    if (row == null || row.task().attempt() != run.attempt()) {
      replaced(run);
    } else if (row.cancelRequested()) {
      run.stop(StopReason.CANCELLED);
    }
  }

  private void replaced(LiveRun run) {
    if (run.stopFirst(StopReason.REPLACED)) {
      parts.database().transact(it -> parts.tasks().forgiveDeath(it.handle(), run.id()));
    }
  }
}
