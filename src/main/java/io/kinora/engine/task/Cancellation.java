package io.kinora.engine.task;

import io.kinora.engine.task.TaskState.Queued;
import io.kinora.engine.task.TaskState.Running;
import io.kinora.infra.db.Transaction;
import java.util.Optional;

/// Cancels a task: at once when it does not run; else its run is told to stop.
final class Cancellation {

  private final Parts parts;
  private final Admission admission;
  private final Succession succession;

  Cancellation(Parts parts, Admission admission, Succession succession) {
    this.parts = parts;
    this.admission = admission;
    this.succession = succession;
  }

  /// The task after that; empty when there is none.
  Optional<Task> cancel(TaskId id) {
    return parts.database().inTransaction(transaction -> {
      cancel(transaction, id);
      return parts.tasks().find(transaction.handle(), id);
    });
  }

  /// The same as part of a transaction.
  void cancel(Transaction transaction, TaskId id) {
    parts.tasks().lock(transaction.handle(), id).ifPresent(task -> cancel(transaction, task));
  }

  /// Cancels a task unless it runs.
  ///
  /// @return whether it was cancelled now
  boolean cancelIdle(Transaction transaction, TaskId id) {
    return parts
        .tasks()
        .lock(transaction.handle(), id)
        .map(task -> cancelIdle(transaction, task))
        .orElse(false);
  }

  /// Ends what helps a task that has ended.
  void cancelHelpers(Transaction transaction, Task ended) {
    if (ended.lane().isShared()) {
      // All rows before the first slot: another one's end may go through the same rows. Each as it
      // stands by then: the slot of the one before may have gone to it.
      HelperTable.lockOpen(transaction.handle(), parts.database().dialect(), ended.id())
          .forEach(helper -> cancel(transaction, helper.id()));
    }
  }

  private void cancel(Transaction transaction, Task task) {
    if (task.state() instanceof Running) {
      parts.tasks().requestCancel(transaction.handle(), task.id());
      transaction.afterCommit(() -> parts.hints().cancel(task.id()));
      return;
    }
    boolean _ = cancelIdle(transaction, task);
  }

  private boolean cancelIdle(Transaction transaction, Task task) {
    Optional<Task> cancelled =
        parts.tasks().cancelIdle(transaction.handle(), task.id(), parts.time().now());
    cancelled.ifPresent(it -> leave(transaction, task, it));
    return cancelled.isPresent();
  }

  private void leave(Transaction transaction, Task before, Task cancelled) {
    succession.follow(transaction, cancelled);
    cancelHelpers(transaction, cancelled);
    if (before.state() instanceof Queued) {
      boolean _ = parts.executions().removeIdle(transaction.handle(), cancelled);
      admission.release(transaction, TenantLane.of(cancelled));
    }
  }
}
