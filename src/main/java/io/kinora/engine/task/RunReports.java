package io.kinora.engine.task;

import static java.util.Comparator.comparing;

import io.kinora.engine.task.Outcome.StopReason;
import io.kinora.engine.task.TaskEvent.PartDone;
import io.kinora.engine.task.TaskEvent.PhaseBegan;
import io.kinora.engine.task.TaskEvent.Progressed;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.db.Transaction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Writes what runs say of themselves while they run. A run that was replaced is stopped.
final class RunReports {

  private final Parts parts;
  private final Set<LiveRun> risen = ConcurrentHashMap.newKeySet();

  RunReports(Parts parts) {
    this.parts = parts;
  }

  /// Has the percentage of `run` written by the next [#writeProgress()].
  void progressLater(LiveRun run) {
    risen.add(run);
  }

  /// Writes the percentages that have risen, all in one transaction.
  void writeProgress() {
    List<LiveRun> runs = risen.stream() // All who lock several tasks do it in this order.
        .sorted(comparing(run -> run.id().value()))
        .toList();
    if (runs.isEmpty()) {
      return;
    }
    runs.forEach(risen::remove); // Before reading: what rises from now on is written next time.
    parts.database().transact(transaction -> runs.forEach(run -> writeProgress(transaction, run)));
  }

  private void writeProgress(Transaction transaction, LiveRun run) {
    int percent = run.percent();
    parts
        .tasks()
        .progress(transaction.handle(), run.key(), percent)
        .ifPresent(task -> parts.journal().happened(transaction, task, new Progressed(percent)));
  }

  void phase(LiveRun run, String phase) {
    parts
        .database()
        .transact(transaction -> parts
            .tasks()
            .phase(transaction.handle(), run.key(), phase)
            .ifPresentOrElse(
                task -> parts.journal().happened(transaction, task, new PhaseBegan(phase)),
                () -> run.stop(StopReason.REPLACED)));
  }

  void partial(LiveRun run, String part, String resultJson, SqlWork rows) {
    parts
        .database()
        .transact(transaction -> parts
            .tasks()
            .partialResult(transaction.handle(), run.key(), resultJson)
            .ifPresentOrElse(
                task -> {
                  rows.run(transaction.handle());
                  parts.journal().happened(transaction, task, new PartDone(part));
                },
                () -> run.stop(StopReason.REPLACED)));
  }
}
