package io.kinora.engine.task;

import io.kinora.infra.base.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// How much of the engine a tenant uses. What helps a task is a part of that.
final class Consumption {

  private Consumption() {}

  /// How many of its tasks have not ended.
  static long openCount(Handle handle, TenantId tenant) {
    return handle
        .createQuery("""
            select count(*) from task where completed_at is null and tenant = :tenant and helps is null""")
        .bind("tenant", tenant.value())
        .mapTo(Long.class)
        .one();
  }

  /// How long its tasks took that ended at `since` or later, from the beginning of their first
  /// run to their end.
  static Duration runTime(Handle handle, TenantId tenant, Instant since) {
    return Duration.ofMillis(handle
        .createQuery("""
            select coalesce(sum(completed_at - started_at), 0) from task
            where completed_at >= :since and tenant = :tenant and helps is null""")
        .bind("since", since.toEpochMilli())
        .bind("tenant", tenant.value())
        .mapTo(Long.class)
        .one());
  }
}
