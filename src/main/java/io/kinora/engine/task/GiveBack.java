package io.kinora.engine.task;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives all back that a process has in hand, so that others go on at once.
///
/// @param worker the name of the process
record GiveBack(Parts parts, LiveRuns runs, String worker) implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(GiveBack.class);

  @Override
  public void run() {
    try {
      parts.database().transact(transaction -> {
        List<Task> returned = runs.all().stream()
            .flatMap(run -> parts
                .tasks()
                .putBack(transaction.handle(), run.key(), 0, parts.time().now(), run.cost())
                .stream())
            .toList();
        parts.executions().giveBack(transaction.handle(), worker);
        parts.journal().entered(transaction, returned);
        for (Lane lane : Lane.values()) {
          transaction.afterCommit(parts.hints().work(lane));
        }
      });
    } catch (RuntimeException failure) { // The database is away: leave all the same.
      LOG.warn("Work could not be given back; it is found dead and run again.", failure);
    }
  }
}
