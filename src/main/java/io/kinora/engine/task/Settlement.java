package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.kinora.engine.task.Outcome.Broke;
import io.kinora.engine.task.Outcome.Finished;
import io.kinora.engine.task.Outcome.Stopped;
import io.kinora.engine.task.TaskState.Cancelled;
import io.kinora.engine.task.TaskState.Done;
import io.kinora.engine.task.TaskState.Failed;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one transaction that ends a run: the task's row, the rows of its outputs, those that wait
/// for it, its slot and its execution, all or nothing.
final class Settlement {

  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
  private static final int TRIES = 20;

  /// From this attempt on each failure counts.
  private static final int AFRESH_ATTEMPTS_MAX = 30;

  private final Parts parts;
  private final Tries tries;
  private final Admission admission;
  private final Succession succession;
  private final Submission submission;
  private final Cancellation cancellation;
  private final RunObserver observer;

  Settlement(
      Parts parts,
      Tries tries,
      Admission admission,
      Succession succession,
      Submission submission,
      Cancellation cancellation,
      RunObserver observer) {
    this.parts = parts;
    this.tries = tries;
    this.admission = admission;
    this.succession = succession;
    this.submission = submission;
    this.cancellation = cancellation;
    this.observer = observer;
  }

  /// A run that is to end, with what the library needs to end its execution.
  record Ending(
      LiveRun run, Outcome outcome, ExecutionComplete done, ExecutionOperations<Void> operations) {

    Ending with(Outcome other) {
      return new Ending(run, other, done, operations);
    }
  }

  /// Tells whether the task of `run` has ended so many workers that it is not tried again.
  boolean isPoison(LiveRun run) {
    return tries.areOver(run.task(), run.failures(), run.deaths());
  }

  /// Tells whether a task whose worker has died before is not tried again when this one dies, too.
  boolean isLastTry(TaskRow row) {
    return row.deaths() > 0
        && !tries.areOver(row.task(), row.failures(), row.deaths())
        && tries.areOver(row.task(), row.failures(), row.deaths() + 1);
  }

  /// Ends a run. A result that cannot be committed is a failure of ours, as if the work had
  /// failed.
  ///
  /// @return what became of the task
  RunEnding settle(Ending ending) {
    RunEnding how = settled(ending);
    RunSpans.ended(how, ending.outcome());
    LiveRun run = ending.run();
    observer.ended(run.kind(), how, run.age(parts.time().now()), run.cost());
    return how;
  }

  private RunEnding settled(Ending ending) {
    try {
      return settlePatiently(ending);
    } catch (RuntimeException failure) {
      if (!(ending.outcome() instanceof Finished)) {
        throw failure; // The execution stays picked until it is found dead, and runs again.
      }
      return settlePatiently(ending.with(RunTask.broke(ending.run(), failure)));
    }
  }

  /// A database that is away is waited for: the work of hours would be lost with it.
  private RunEnding settlePatiently(Ending ending) {
    for (int number = 1; ; number++) {
      try {
        return parts.database().inTransaction(transaction -> settle(transaction, ending));
      } catch (ExecutionException replaced) {
        LOG.info("Run {} was replaced; what it did is dropped.", ending.run().key());
        return RunEnding.REPLACED;
      } catch (RuntimeException failure) {
        if (number == TRIES || !Database.isCauseOf(failure)) {
          throw failure;
        }
        pause(number, failure);
      }
    }
  }

  private void pause(int number, RuntimeException failure) {
    try {
      parts.time().pause(Duration.ofMillis(Math.min(1000, 10L << Math.min(number, 7))));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private RunEnding settle(Transaction transaction, Ending ending) {
    return switch (ending.outcome()) {
      case Finished(RunResult result) -> finish(transaction, ending, result);
      case Broke(Failure failure) -> breakOff(transaction, ending, failure);
      case Stopped(Outcome.StopReason reason) ->
        switch (reason) {
          case CANCELLED -> cancel(transaction, ending);
          case LEAVING -> {
            var _ = putBack(transaction, ending, 0, Duration.ZERO);
            yield RunEnding.GIVEN_BACK; // Often all that runs here was put back at once before.
          }
          case YIELDED -> giveWay(transaction, ending);
          case REPLACED -> RunEnding.REPLACED; // The execution is another run's.
        };
    };
  }

  private RunEnding giveWay(Transaction transaction, Ending ending) {
    writeProgress(transaction, ending.run());
    boolean isOurs = putBack(transaction, ending, 0, Duration.ZERO);
    transaction.afterCommit(parts.hints().work(ending.run().task().lane()));
    return isOurs ? RunEnding.YIELDED : RunEnding.REPLACED;
  }

  private void writeProgress(Transaction transaction, LiveRun run) {
    var _ = parts.tasks().progress(transaction.handle(), run.key(), run.percent());
  }

  private RunEnding finish(Transaction transaction, Ending ending, RunResult result) {
    Done done = new Done(parts.time().now());
    if (!end(transaction, ending, done, result.resultJson())) {
      return RunEnding.REPLACED;
    }
    result.rows().run(transaction.handle());
    if (!result.followUps().isEmpty()) {
      var _ = submission.submit(transaction, result.followUps());
    }
    return RunEnding.DONE;
  }

  private RunEnding cancel(Transaction transaction, Ending ending) {
    boolean isOurs = end(transaction, ending, new Cancelled(parts.time().now()), null);
    return isOurs ? RunEnding.CANCELLED : RunEnding.REPLACED;
  }

  /// Fails the task, or has it run again after a pause.
  private RunEnding breakOff(Transaction transaction, Ending ending, Failure failure) {
    Optional<TaskRow> found =
        parts.tasks().lockRow(transaction.handle(), ending.run().id());
    if (found.isEmpty()) {
      return RunEnding.REPLACED;
    }
    TaskRow row = found.get();
    if (row.cancelRequested()) {
      return cancel(transaction, ending);
    }
    if (failure.code() == FailureCode.POISON
        && !tries.areOver(row.task(), row.failures(), row.deaths())) {
      return tryLater(transaction, ending, 0, Duration.ZERO); // One of the dead has come back.
    }
    if (tries.isWaitedFor(row.task(), failure, parts.time().now())) {
      return tryLater(transaction, ending, 0, tries.pauseOfAway(chance()));
    }
    int failures = failuresAfter(row, ending.run(), failure);
    if (failure.code().isWorthRetrying() && !tries.areOver(row.task(), failures, row.deaths())) {
      Duration pause = tries.pause(row.task(), failures, chance());
      return tryLater(transaction, ending, failures - row.failures(), pause);
    }
    boolean isOurs = end(transaction, ending, new Failed(parts.time().now(), failure), null);
    return isOurs ? RunEnding.FAILED : RunEnding.REPLACED;
  }

  private RunEnding tryLater(Transaction transaction, Ending ending, int failures, Duration pause) {
    writeProgress(transaction, ending.run());
    return putBack(transaction, ending, failures, pause) ? RunEnding.RETRIED : RunEnding.REPLACED;
  }

  private static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  /// What was sent stays sent: a delivery that breaks off further on each time is getting there,
  /// and the count starts afresh.
  private static int failuresAfter(TaskRow row, LiveRun run, Failure failure) {
    boolean isAfresh = failure.code() == FailureCode.OUTPUT_UNREACHABLE
        && run.hasComeFurther()
        && run.attempt() < AFRESH_ATTEMPTS_MAX;
    return isAfresh ? 1 : row.failures() + 1;
  }

  /// Tells whether this run was still the task's last, and so its end counts.
  private boolean end(
      Transaction transaction, Ending ending, TaskState state, @Nullable String resultJson) {
    Optional<Task> ended = parts
        .tasks()
        .finish(
            transaction.handle(),
            ending.run().key(),
            state,
            resultJson,
            ending.run().cost());
    ended.ifPresent(task -> {
      ending.operations().remove();
      succession.follow(transaction, task);
      cancellation.cancelHelpers(transaction, task);
      admission.release(transaction, TenantLane.of(task));
    });
    return ended.isPresent();
  }

  /// Tells whether this run was still the task's last, and so it runs again.
  private boolean putBack(Transaction transaction, Ending ending, int failures, Duration pause) {
    Optional<Task> returned = parts
        .tasks()
        .putBack(
            transaction.handle(),
            ending.run().key(),
            failures,
            parts.time().now(),
            ending.run().cost());
    returned.ifPresent(task -> {
      ending.operations().reschedule(ending.done(), parts.time().now().plus(pause));
      parts.journal().entered(transaction, task);
    });
    return returned.isPresent();
  }
}
