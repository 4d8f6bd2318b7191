package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import io.kinora.engine.task.Outcome.Broke;
import io.kinora.engine.task.Outcome.Finished;
import io.kinora.engine.task.Outcome.StopReason;
import io.kinora.engine.task.Outcome.Stopped;
import io.kinora.engine.task.Settlement.Ending;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Durability;
import io.kinora.infra.db.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a lane's thread does with an execution it has picked: begin, work, settle.
final class RunTask {

  private static final Logger LOG = LoggerFactory.getLogger(RunTask.class);

  /// How long a task waits that may not run beside another one.
  private static final Duration LATER = Duration.ofSeconds(2);

  private static final Failure DATABASE_AWAY =
      new Failure(FailureCode.UNAVAILABLE, "the database cannot be reached now, try again later");

  private final Map<String, Work> works;
  private final Parts parts;
  private final LiveRuns runs;
  private final RunReports reports;
  private final Yielding yielding;
  private final Helping helping;
  private final Settlement settlement;
  private final MemoryShare memory;
  private final LastTries lastTries = new LastTries();

  RunTask(
      Map<String, Work> works,
      Parts parts,
      LiveRuns runs,
      RunReports reports,
      Yielding yielding,
      Helping helping,
      Settlement settlement,
      MemoryShare memory) {
    this.works = works;
    this.parts = parts;
    this.runs = runs;
    this.reports = reports;
    this.yielding = yielding;
    this.helping = helping;
    this.settlement = settlement;
    this.memory = memory;
  }

  CompletionHandler<Void> execute(TaskId id) {
    Optional<LiveRun> begun;
    try {
      begun = runs.enter(() -> begin(id));
    } catch (NotBesideException notNow) {
      return (done, operations) ->
          operations.reschedule(done, parts.time().now().plus(LATER));
    }
    if (begun.isPresent()) {
      return run(begun.get());
    }
    return runs.isLeaving()
        ? (_, _) -> {} // What we have picked is given back as a whole.
        : new OnCompleteRemove<>(); // Final already: cancelled while it was queued.
  }

  private Optional<LiveRun> begin(TaskId id) {
    try {
      // A beginning that a power cut undoes did no harm: its run has settled nothing.
      return parts
          .database()
          .inTransaction(Durability.PROCESS_DEATH, transaction -> begin(transaction, id));
    } catch (RuntimeException failure) {
      lastTries.exit(id);
      throw failure;
    }
  }

  /// @throws NotBesideException where it would be the second one here at its last try; the death
  ///     of its worker that was found is counted when it begins later
  private Optional<LiveRun> begin(Transaction transaction, TaskId id) {
    Optional<TaskRow> begun =
        parts.tasks().begin(transaction.handle(), id, parts.time().now());
    return begun.map(row -> {
      if (settlement.isLastTry(row) && !row.cancelRequested() && !lastTries.enter(id)) {
        throw new NotBesideException();
      }
      parts.journal().entered(transaction, row.task());
      return liveRun(row);
    });
  }

  /// Rolls back what was begun.
  private static final class NotBesideException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotBesideException() {
      super(null, null, false, false);
    }
  }

  private LiveRun liveRun(TaskRow row) {
    var run = new LiveRun(row, reports, yielding, helping);
    if (row.cancelRequested()) {
      run.stop(StopReason.CANCELLED);
    }
    return run;
  }

  private CompletionHandler<Void> run(LiveRun run) {
    TraceSpan span = parts.spans().run(run);
    Outcome outcome = span.during(() -> outcome(run));
    return (done, operations) -> {
      try (span) {
        span.during(() -> settlement.settle(new Ending(run, outcome, done, operations)));
      } finally {
        runs.exit(run);
        lastTries.exit(run.id());
      }
    };
  }

  /// Does the work. Whatever it throws is an outcome: here a mistake ends a task, not the server.
  private Outcome outcome(LiveRun run) {
    if (settlement.isPoison(run)) {
      return new Broke(
          new Failure(FailureCode.POISON, "The task ended its worker " + run.deaths() + " times."));
    }
    try {
      RunResult result = run.doWork(work(run), memory);
      return run.stopReason().<Outcome>map(Stopped::new).orElse(new Finished(result));
    } catch (Throwable thrown) {
      return run.stopReason().<Outcome>map(Stopped::new).orElseGet(() -> broke(run, thrown));
    }
  }

  /// @throws FailureException where a newer version has ordered what this one does not know: who
  ///     knows it picks it later
  private Work work(LiveRun run) {
    Work work = works.get(run.task().kind());
    if (work == null) {
      String text = "this process does not work at the kind " + run.task().kind();
      throw new Failure(FailureCode.UNAVAILABLE, text).asException();
    }
    return work;
  }

  static Broke broke(LiveRun run, Throwable thrown) {
    if (thrown instanceof FailureException known) {
      LOG.info("Run {} failed: {}", run.key(), known.getMessage(), known.getCause());
      return new Broke(known.failure());
    }
    if (Database.isAway(thrown)) {
      LOG.warn("Run {} failed: the database is away.", run.key(), thrown);
      return new Broke(DATABASE_AWAY);
    }
    LOG.error("Run {} failed by a mistake of ours.", run.key(), thrown);
    String reference = run.id() + "/" + run.attempt();
    return new Broke(new Failure(
        FailureCode.INTERNAL,
        "The server made a mistake; its log has more, see " + reference + "."));
  }
}
