package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.kinora.infra.base.CostMeter;
import io.kinora.infra.db.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a thread of the lane `NET` does with the execution of an errand: run, write down, come
/// again later.
///
/// At least once: a worker that dies between the deed and our commit leaves it to be done again.
final class RunErrand {

  private static final Logger LOG = LoggerFactory.getLogger(RunErrand.class);

  private final Parts parts;
  private final Errand errand;
  private final LiveRuns runs;
  private final RunObserver observer;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /// @param runs know whether this process leaves
  RunErrand(Parts parts, Errand errand, LiveRuns runs, RunObserver observer) {
    this.parts = parts;
    this.errand = errand;
    this.runs = runs;
    this.observer = observer;
  }

  String name() {
    return errand.name();
  }

  /// Tells whether a thread of this process has the subject in hand.
  boolean isRunning(String subject) {
    return running.contains(subject);
  }

  CompletionHandler<Void> execute(String subject) {
    if (runs.isLeaving()) {
      return (_, _) -> {}; // Picked while the door closed: the next process goes on with it.
    }
    running.add(subject);
    var meter = new CostMeter();
    try {
      Errand.Ending ending = meter.during(() -> errand.run(subject));
      return (done, operations) -> settle(subject, ending, done, operations);
    } catch (InterruptedException | CancellationException leaving) {
      Thread.currentThread().interrupt();
      return (_, _) -> {}; // The execution is given back with all the others.
    } finally {
      observer.sent(name(), meter.soFar());
      running.remove(subject);
    }
  }

  private void settle(
      String subject,
      Errand.Ending ending,
      ExecutionComplete done,
      ExecutionOperations<Void> operations) {
    try {
      parts
          .database()
          .transact(transaction -> settle(transaction, subject, ending, done, operations));
    } catch (ExecutionException replaced) {
      LOG.info("The {} of {} was taken over; this time is not logged.", name(), subject);
    }
  }

  private void settle(
      Transaction transaction,
      String subject,
      Errand.Ending ending,
      ExecutionComplete done,
      ExecutionOperations<Void> operations) {
    parts.executions().lock(transaction.handle(), name(), subject);
    Optional<Duration> pause = ending.writeDown(transaction.handle());
    if (pause.isPresent()) {
      operations.reschedule(done, parts.time().now().plus(pause.get()));
      if (pause.get().isZero()) {
        transaction.afterCommit(parts.hints().workHere(Lane.NET));
      }
    } else {
      operations.remove();
    }
  }
}
