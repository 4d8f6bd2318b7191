package io.kinora.engine.task;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// How much there is to do on a database, by all its processes.
///
/// @param queues  those that are not empty
/// @param longest the tenants with most that has not begun, at most 20
/// @param callbacksWaiting how many have not been delivered or given up
/// @param oldestCallback how long the oldest of them has been there; zero without one
public record EngineNumbers(
    List<Queue> queues, List<TenantQueue> longest, int callbacksWaiting, Duration oldestCallback) {

  private static final int TENANTS = 20;

  public EngineNumbers {
    queues = List.copyOf(queues);
    longest = List.copyOf(longest);
  }

  /// The tasks of one lane in one state.
  ///
  /// @param state  see [TaskState#word()]
  /// @param oldest how long the oldest has been in that state
  public record Queue(Lane lane, String state, int tasks, Duration oldest) {}

  /// @param tasks how many are queued or wait for their tenant's turn
  public record TenantQueue(TenantId tenant, int tasks) {}

  /// Reads them; with very many tasks that takes a while.
  public static EngineNumbers read(Database database, Instant now) {
    return database.read(handle -> {
      Callbacks callbacks = callbacks(handle, now);
      return new EngineNumbers(
          queues(handle, now), longest(handle), callbacks.count(), callbacks.oldest());
    });
  }

  private static List<Queue> queues(Handle handle, Instant now) {
    return handle
        .createQuery("""
            select lane, state, count(*) as tasks, min(since) as oldest from task
            where completed_at is null group by lane, state""")
        .map((row, _) -> new Queue(
            Lane.of(row.getString("lane")),
            row.getString("state"),
            row.getInt("tasks"),
            age(row.getLong("oldest"), now)))
        .list();
  }

  private static List<TenantQueue> longest(Handle handle) {
    return handle
        .createQuery("""
            select tenant, count(*) as tasks from task
            where completed_at is null and state in ('waiting', 'queued')
            group by tenant order by tasks desc, tenant limit :most""")
        .bind("most", TENANTS)
        .map(
            (row, _) -> new TenantQueue(new TenantId(row.getString("tenant")), row.getInt("tasks")))
        .list();
  }

  private record Callbacks(int count, Duration oldest) {}

  private static Callbacks callbacks(Handle handle, Instant now) {
    return handle
        .createQuery("""
            select count(*) as callbacks, min(created_at) as oldest from callback
            where state = 'pending'""")
        .map((row, _) -> new Callbacks(
            row.getInt("callbacks"),
            row.getInt("callbacks") == 0 ? Duration.ZERO : age(row.getLong("oldest"), now)))
        .one();
  }

  /// Another process may have written it by a clock that is ahead of ours.
  private static Duration age(long sinceMillis, Instant now) {
    Duration age = Duration.between(Instant.ofEpochMilli(sinceMillis), now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
