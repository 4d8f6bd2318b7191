package io.kinora.engine.task;

import io.kinora.infra.db.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The table `task`, as far as its tasks wait for a slot, or come back to wait for one.
final class WaitingTable {

  private final Dialect dialect;

  WaitingTable(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Queues the task that has waited for its tenant's slot with the best right, unless the tenant
  /// has more slots than its share.
  ///
  /// @param usualCap of a tenant that has no cap of its own
  /// @param more     how many more slots it would have by that
  Optional<Task> queueNext(Handle handle, TenantLane place, int usualCap, int more, Instant now) {
    return one(handle
        .createQuery("""
            update task set state = 'queued', since = :now where id = (
              select id from task where tenant = :tenant and lane = :lane and state = 'waiting'
              order by priority desc, arrival limit 1%s)
            and (select used + :more from slot where tenant = :tenant and lane = :lane)
              <= coalesce((select cap from share where tenant = :tenant and lane = :lane), :cap)
              * coalesce((select weight from share where tenant = :tenant and lane = :lane), 1)
            returning *""".formatted(dialect.forUpdateSkipLocked()))
        .bind("tenant", place.tenant().value())
        .bind("lane", place.lane().key())
        .bind("cap", usualCap)
        .bind("more", more)
        .bind("now", now.toEpochMilli()));
  }

  /// The tasks of one tenant and lane that nobody has begun, locked.
  List<Task> lockQueued(Handle handle, TenantLane place) {
    return handle
        .createQuery("""
            select * from task where completed_at is null and lane = :lane and state = 'queued'
              and tenant = :tenant order by id""" + dialect.forUpdate())
        .bind("tenant", place.tenant().value())
        .bind("lane", place.lane().key())
        .map((row, _) -> TaskRow.of(row).task())
        .list();
  }

  /// Has a queued task wait for a slot again.
  Task leaveQueue(Handle handle, TaskId id, Instant now) {
    return one(handle.createQuery("""
                update task set state = 'waiting', since = :now
                where id = :id and state = 'queued' returning *""").bind("id", id.value()).bind("now", now.toEpochMilli()))
        .orElseThrow();
  }

  private static Optional<Task> one(Query query) {
    return query.map((row, _) -> TaskRow.of(row).task()).findOne();
  }
}
