package io.kinora.engine.task;

import io.kinora.engine.task.TaskState.Queued;
import io.kinora.engine.task.TaskState.Waiting;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.db.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Fairness: of each tenant and lane only so many tasks are scheduled; the rest wait in our table,
/// where the long queue of one tenant is in nobody's way.
///
/// Tasks are locked first, then slots. Two settlements that reach over lanes may still meet; the
/// database ends one of them, which is then run again.
final class Admission {

  private final Dialect dialect;
  private final TaskSettings settings;
  private final TaskTable tasks;
  private final ExecutionTable executions;
  private final Journal journal;
  private final EngineTime time;
  private final Hints hints;

  Admission(TaskSettings settings, Parts parts) {
    this.dialect = parts.database().dialect();
    this.settings = settings;
    this.tasks = parts.tasks();
    this.executions = parts.executions();
    this.journal = parts.journal();
    this.time = parts.time();
    this.hints = parts.hints();
  }

  /// Takes up to `wanted` slots of a tenant and tells how many it got.
  int take(Handle handle, TenantId tenant, Lane lane, int wanted) {
    int left = settings.slotsPerTenant(lane) - lockUsed(handle, tenant, lane);
    int admitted = Math.clamp(left, 0, wanted);
    if (admitted > 0) {
      handle.execute(
          "update slot set used = used + ? where tenant = ? and lane = ?",
          admitted,
          tenant.value(),
          lane.key());
    }
    return admitted;
  }

  /// Lets tasks of one tenant and lane in that were blocked: into the lane, or among those who
  /// wait.
  void letIn(Transaction transaction, TenantId tenant, Lane lane, List<Task> unblocked) {
    int admitted = take(transaction.handle(), tenant, lane, unblocked.size());
    var moved = new ArrayList<Task>();
    for (Task task : unblocked) {
      TaskState next = moved.size() < admitted ? new Queued(time.now()) : new Waiting(time.now());
      moved.add(tasks.leaveBlocked(transaction.handle(), task.id(), next));
    }
    executions.schedule(transaction, lane, moved.subList(0, admitted));
    if (admitted > 0) {
      transaction.afterCommit(hints.work(lane));
    }
    journal.entered(transaction, moved);
  }

  /// Hands the slot of a task that has left its lane to the tenant's next one, or frees it.
  void release(Transaction transaction, TenantId tenant, Lane lane) {
    if (handOver(transaction, tenant, lane)) {
      return; // Without a lock on the slot: a tenant with a long queue has no row all wait for.
    }
    int _ = lockUsed(transaction.handle(), tenant, lane);
    if (handOver(transaction, tenant, lane)) {
      return; // It came while we waited for the lock.
    }
    transaction
        .handle()
        .execute(
            "update slot set used = used - 1 where tenant = ? and lane = ?",
            tenant.value(),
            lane.key());
  }

  private boolean handOver(Transaction transaction, TenantId tenant, Lane lane) {
    Optional<Task> next = tasks.queueNextWaiting(transaction.handle(), tenant, lane, time.now());
    next.ifPresent(task -> {
      executions.schedule(transaction, lane, List.of(task));
      // The thread that becomes free here takes it: no other process needs to look.
      transaction.afterCommit(hints.workHere(lane));
      journal.entered(transaction, task);
    });
    return next.isPresent();
  }

  private int lockUsed(Handle handle, TenantId tenant, Lane lane) {
    return findUsed(handle, tenant, lane).orElseGet(() -> {
      handle.execute(
          "insert into slot (tenant, lane) values (?, ?) on conflict do nothing",
          tenant.value(),
          lane.key());
      return findUsed(handle, tenant, lane).orElseThrow();
    });
  }

  private Optional<Integer> findUsed(Handle handle, TenantId tenant, Lane lane) {
    return handle
        .createQuery(
            "select used from slot where tenant = :tenant and lane = :lane" + dialect.forUpdate())
        .bind("tenant", tenant.value())
        .bind("lane", lane.key())
        .mapTo(Integer.class)
        .findOne();
  }
}
