package io.kinora.engine.task;

import java.util.List;

/// Gives back what a process has picked, so that the next one goes on at once.
final class Handback {

  private final Parts parts;
  private final LiveRuns runs;
  private final String worker;

  /// @param worker what this process picks bears it
  Handback(Parts parts, LiveRuns runs, String worker) {
    this.parts = parts;
    this.runs = runs;
    this.worker = worker;
  }

  void giveBack() {
    parts.database().transact(transaction -> {
      List<Task> returned = runs.all().stream()
          .flatMap(run ->
              parts
                  .tasks()
                  .putBack(transaction.handle(), run.key(), 0, parts.time().now())
                  .stream())
          .toList();
      parts.executions().giveBack(transaction.handle(), worker);
      parts.journal().entered(transaction, returned);
      for (Lane lane : Lane.values()) {
        transaction.afterCommit(parts.hints().work(lane));
      }
    });
  }
}
