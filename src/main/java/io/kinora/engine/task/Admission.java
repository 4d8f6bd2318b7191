package io.kinora.engine.task;

import io.kinora.engine.task.TaskState.Queued;
import io.kinora.engine.task.TaskState.Waiting;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.db.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  private final WaitingTable waiting;
  private final ExecutionTable executions;
  private final Journal journal;
  private final EngineTime time;
  private final Hints hints;
  private final Helping.ThreadsElsewhere threadsElsewhere;

  Admission(TaskSettings settings, Parts parts, Helping.ThreadsElsewhere threadsElsewhere) {
    this.dialect = parts.database().dialect();
    this.settings = settings;
    this.tasks = parts.tasks();
    this.waiting = new WaitingTable(dialect);
    this.executions = parts.executions();
    this.journal = parts.journal();
    this.time = parts.time();
    this.hints = parts.hints();
    this.threadsElsewhere = threadsElsewhere;
  }

  /// Takes up to `wanted` slots and tells how many it got.
  int take(Handle handle, TenantLane place, int wanted) {
    int admitted = Math.clamp(lockSlot(handle, place).free(), 0, wanted);
    if (admitted > 0) {
      addUsed(handle, place, admitted);
    }
    return admitted;
  }

  /// How many slots are free at this moment, and others may take; 0 also of a new place.
  int freeNow(Handle handle, TenantLane place) {
    return findSlot(handle, place, "").map(Slot::free).orElse(0);
  }

  /// Takes so many slots, be they free or not.
  ///
  /// @return how many more are taken than may be; 0 where all is well
  int takeAll(Handle handle, TenantLane place, int count) {
    return handle
        .createQuery("""
            update slot set used = used + :count where tenant = :tenant and lane = :lane
            returning used,
              (select cap from share where tenant = :tenant and lane = :lane) as cap,
              (select weight from share where tenant = :tenant and lane = :lane) as weight""")
        .bind("tenant", place.tenant().value())
        .bind("lane", place.lane().key())
        .bind("count", count)
        .map((row, _) -> slot(row, place).tooMany())
        .one();
  }

  /// Lets tasks of one tenant and lane in that were blocked: into the lane, or among those who
  /// wait.
  void letIn(Transaction transaction, TenantLane place, List<Task> unblocked) {
    int admitted = take(transaction.handle(), place, unblocked.size());
    var moved = new ArrayList<Task>();
    for (Task task : unblocked) {
      TaskState next = moved.size() < admitted ? new Queued(time.now()) : new Waiting(time.now());
      moved.add(tasks.leaveBlocked(transaction.handle(), task.id(), next));
    }
    executions.schedule(transaction, place.lane(), moved.subList(0, admitted));
    if (admitted > 0) {
      transaction.afterCommit(hints.work(place.lane()));
    }
    journal.entered(transaction, moved);
  }

  /// Hands the slot of a task that has left its lane to the tenant's next one, or frees it.
  void release(Transaction transaction, TenantLane place) {
    // The thread that becomes free here takes it: no other process needs to look.
    Runnable hint = hints.workHere(place.lane());
    if (handOver(transaction, place, 0, hint)) {
      return; // Without a lock on the slot: a tenant with a long queue has no row all wait for.
    }
    Freed freed = free(transaction.handle(), place);
    if (freed.ofAll() && handOver(transaction, place, 1, hint)) {
      addUsed(transaction.handle(), place, 1); // It came while we waited for the lock.
    } else if (freed.isPassedOver()) {
      ShareTable.lookAgain(transaction.handle(), place);
    }
  }

  /// Lets in who waits, as long as there are slots.
  ///
  /// @return whether that is all; else somebody waits whose row is locked at this moment
  boolean fill(Transaction transaction, TenantLane place) {
    while (take(transaction.handle(), place, 1) > 0) {
      if (!handOver(transaction, place, 0, hints.work(place.lane()))) {
        return !free(transaction.handle(), place).isPassedOver();
      }
    }
    return true;
  }

  /// How many tasks more than they may are queued or running; the slot stays locked.
  int tooMany(Transaction transaction, TenantLane place) {
    return lockSlot(transaction.handle(), place).tooMany();
  }

  /// Has tasks wait that were queued, and whose executions are gone.
  ///
  /// @return as they are now
  List<Task> holdBack(Transaction transaction, TenantLane place, List<Task> queued) {
    List<Task> held = queued.stream()
        .map(task -> waiting.leaveQueue(transaction.handle(), task.id(), time.now()))
        .toList();
    addUsed(transaction.handle(), place, -held.size());
    journal.entered(transaction, held);
    return held;
  }

  /// Gives a slot to the next who waits, unless more are taken than may be.
  ///
  /// @param more slots that it takes; 0 for one that is taken already
  private boolean handOver(Transaction transaction, TenantLane place, int more, Runnable hint) {
    Optional<Task> next =
        waiting.queueNext(transaction.handle(), place, usualCap(place), more, time.now());
    next.ifPresent(task -> {
      executions.schedule(transaction, place.lane(), List.of(task));
      transaction.afterCommit(hint);
      journal.entered(transaction, task);
    });
    return next.isPresent();
  }

  /// In `BULK` a tenant may have all threads that there are, and none of its tasks in the queue
  /// beside them: who comes next is the next.
  private int usualCap(TenantLane place) {
    int here = settings.slotsPerTenant(place.lane());
    return place.lane() == Lane.BULK ? here + threadsElsewhere.count(Lane.BULK, null) : here;
  }

  /// @param free below zero where the share was made smaller
  private record Slot(int free) {
    int tooMany() {
      return Math.max(0, -free);
    }
  }

  private Slot lockSlot(Handle handle, TenantLane place) {
    return findSlot(handle, place, dialect.forUpdate()).orElseGet(() -> {
      handle.execute(
          "insert into slot (tenant, lane) values (?, ?) on conflict do nothing",
          place.tenant().value(),
          place.lane().key());
      return findSlot(handle, place, dialect.forUpdate()).orElseThrow();
    });
  }

  private Optional<Slot> findSlot(Handle handle, TenantLane place, String lock) {
    return handle
        .createQuery("""
            select used,
              (select cap from share where tenant = :tenant and lane = :lane) as cap,
              (select weight from share where tenant = :tenant and lane = :lane) as weight
            from slot where tenant = :tenant and lane = :lane""" + lock)
        .bind("tenant", place.tenant().value())
        .bind("lane", place.lane().key())
        .map((row, _) -> slot(row, place))
        .findOne();
  }

  private Slot slot(ResultSet row, TenantLane place) throws SQLException {
    return new Slot(ShareTable.of(row).slots(usualCap(place)) - row.getInt("used"));
  }

  /// @param ofAll        whether all slots were taken before; only then can somebody have begun
  ///     to wait since we looked
  /// @param isPassedOver whether nobody else of the tenant has one there, and somebody waits all
  ///     the same: his row is locked at this moment, by somebody who may leave it as it is
  private record Freed(boolean ofAll, boolean isPassedOver) {}

  /// Frees a slot for which nobody was found.
  private Freed free(Handle handle, TenantLane place) {
    if (dialect == Dialect.SQLITE) {
      addUsed(handle, place, -1);
      return new Freed(false, false); // There one transaction writes at a time.
    }
    return handle
        .createQuery("""
            update slot set used = used - 1 where tenant = :tenant and lane = :lane
            returning used,
              (select cap from share where tenant = :tenant and lane = :lane) as cap,
              (select weight from share where tenant = :tenant and lane = :lane) as weight,
              used = 0 and exists (select 1 from task where
                tenant = :tenant and lane = :lane and state = 'waiting') as passed_over""")
        .bind("tenant", place.tenant().value())
        .bind("lane", place.lane().key())
        .map((row, _) -> new Freed(slot(row, place).free() <= 1, row.getBoolean("passed_over")))
        .one();
  }

  private static void addUsed(Handle handle, TenantLane place, int count) {
    handle.execute(
        "update slot set used = used + ? where tenant = ? and lane = ?",
        count,
        place.tenant().value(),
        place.lane().key());
  }
}
