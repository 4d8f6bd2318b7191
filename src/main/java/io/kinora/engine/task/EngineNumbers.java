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
/// @param longest what has not begun, by tenants and lanes, of those with most; at most 20
/// @param callbacksWaiting how many have not been delivered or given up
/// @param oldestCallback how long the oldest of them has been there; zero without one
public record EngineNumbers(
    List<Queue> queues, List<TenantQueue> longest, int callbacksWaiting, Duration oldestCallback) {

  private static final int TENANTS = 20;

  /// There should be none of them.
  private static final int SUBJECTS_MAX = 100;

  public EngineNumbers {
    queues = List.copyOf(queues);
    longest = List.copyOf(longest);
  }

  /// The tasks of one lane in one state.
  ///
  /// @param state  see [TaskState#word()]
  /// @param oldest how long the oldest has been in that state
  public record Queue(Lane lane, String state, int tasks, Duration oldest) {}

  /// @param tasks  how many are queued or wait for their tenant's turn
  /// @param oldest how long one of them has been in its state
  public record TenantQueue(TenantId tenant, Lane lane, int tasks, Duration oldest) {}

  /// Reads them; with very many tasks that takes a while.
  public static EngineNumbers read(Database database, Instant now) {
    return database.read(handle -> {
      Callbacks callbacks = callbacks(handle, now);
      return new EngineNumbers(
          queues(handle, now), longest(handle, now), callbacks.count(), callbacks.oldest());
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

  private static List<TenantQueue> longest(Handle handle, Instant now) {
    return handle
        .createQuery("""
            select tenant, lane, count(*) as tasks, min(since) as oldest from task
            where completed_at is null and state in ('waiting', 'queued')
            group by tenant, lane order by tasks desc, tenant, lane limit :most""")
        .bind("most", TENANTS)
        .map((row, _) -> new TenantQueue(
            new TenantId(row.getString("tenant")),
            Lane.of(row.getString("lane")),
            row.getInt("tasks"),
            age(row.getLong("oldest"), now)))
        .list();
  }

  /// How long one of these tasks has been in its state; zero where there is none of them.
  public static Duration oldest(Database database, List<String> tasks, Instant now) {
    if (tasks.isEmpty()) {
      return Duration.ZERO;
    }
    return database.read(handle -> handle
        .createQuery("select since from task where id in (<ids>) order by since limit 1")
        .bindList("ids", tasks.stream().limit(SUBJECTS_MAX).toList())
        .mapTo(Long.class)
        .findOne()
        .map(since -> age(since, now))
        .orElse(Duration.ZERO));
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
