package io.kinora.engine.task;

import io.kinora.engine.task.Outcome.StopReason;
import io.kinora.infra.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gives runs their helpers.
final class Helping {

  private final Parts parts;
  private final Submission submission;
  private final Cancellation cancellation;
  private final Watches watches;
  private final ThreadsElsewhere threadsElsewhere;

  Helping(
      Parts parts,
      Submission submission,
      Cancellation cancellation,
      Watches watches,
      ThreadsElsewhere threadsElsewhere) {
    this.parts = parts;
    this.submission = submission;
    this.cancellation = cancellation;
    this.watches = watches;
    this.threadsElsewhere = threadsElsewhere;
  }

  /// How many threads other processes have in a lane, for work that needs `label`, or none.
  @FunctionalInterface
  interface ThreadsElsewhere {
    int count(Lane lane, @Nullable String label);
  }

  Helpers of(LiveRun run) {
    return new OfRun(run);
  }

  private final class OfRun implements Helpers {

    private final LiveRun run;

    OfRun(LiveRun run) {
      this.run = run;
    }

    @Override
    public int threadCount(String kind) {
      return threadsElsewhere.count(run.task().lane(), submission.labelOf(kind, run.tenant()));
    }

    @Override
    public List<Task> submit(List<TaskOrder> orders) throws InterruptedException {
      return inTransaction(transaction -> {
        Optional<Task> helped = parts.tasks().lockRun(transaction.handle(), run.key());
        if (helped.isEmpty()) {
          run.stop(StopReason.REPLACED);
          return List.<Task>of();
        }
        // As urgent as it is now: that may have changed since the run began.
        List<TaskOrder> copy = orders.stream()
            .map(order -> order.withPriority(helped.get().priority()))
            .toList();
        List<Task> submitted = submission.submit(transaction, copy);
        HelperTable.insert(transaction.handle(), copy, run.id());
        return submitted;
      });
    }

    @Override
    public List<Task> all() throws InterruptedException {
      return run.sheltered(
          () -> parts.database().read(handle -> HelperTable.ofTask(handle, run.id())));
    }

    @Override
    public boolean withdraw(TaskId helper) throws InterruptedException {
      return inTransaction(transaction -> cancellation.cancelIdle(transaction, helper));
    }

    @Override
    public void end(TaskId helper) throws InterruptedException {
      Optional<Task> _ = run.sheltered(() -> cancellation.cancel(helper));
    }

    @Override
    public TaskWatch watch(Set<TaskId> helpers) throws InterruptedException {
      return run.sheltered(() -> watches.open(helpers));
    }

    private <T> T inTransaction(Function<Transaction, T> work) throws InterruptedException {
      return run.sheltered(() -> parts.database().inTransaction(work));
    }
  }
}
