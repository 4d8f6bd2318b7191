package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is remembered of tasks that have ended, and the end of that.
final class Memory {

  private static final int PAGE = 500;

  /// What still has files is looked at again after this.
  private static final Duration AGAIN = Duration.ofDays(1);

  private static final List<String> TABLES = List.of(
      "delete from callback_try where callback_id in (select id from callback where task_id in (<ids>))",
      "delete from callback where task_id in (<ids>)",
      "delete from event where task_id in (<ids>)",
      "delete from task_edge where task_id in (<ids>)",
      "delete from task where id in (<ids>)");

  private final Database database;

  Memory(Database database) {
    this.database = database;
  }

  /// Forgets the tasks whose time is over at `now`, but those that are still needed.
  ///
  /// @param needed those of some tasks of which something is left
  /// @return how many were forgotten
  int forget(Instant now, Function<Collection<TaskId>, Set<TaskId>> needed) {
    int count = 0;
    List<TaskId> page = nextOver(now);
    while (!page.isEmpty()) {
      Set<TaskId> kept = needed.apply(page);
      List<TaskId> gone = page.stream().filter(id -> !kept.contains(id)).toList();
      database.transact(transaction -> {
        delete(transaction, gone);
        postpone(transaction, kept, now.plus(AGAIN));
      });
      count += gone.size();
      page = nextOver(now);
    }
    return count;
  }

  private List<TaskId> nextOver(Instant now) {
    return database.read(handle -> handle
        .createQuery("""
            select id from task where completed_at < :now and forget_at <= :now
            order by completed_at limit :count""")
        .bind("now", now.toEpochMilli())
        .bind("count", PAGE)
        .map((row, _) -> new TaskId(row.getString(1)))
        .list());
  }

  private static void delete(Transaction transaction, List<TaskId> ids) {
    if (!ids.isEmpty()) {
      TABLES.forEach(statement -> transaction
          .handle()
          .createUpdate(statement)
          .bindList("ids", values(ids))
          .execute());
    }
  }

  private static void postpone(Transaction transaction, Collection<TaskId> ids, Instant until) {
    if (!ids.isEmpty()) {
      transaction
          .handle()
          .createUpdate("update task set forget_at = :until where id in (<ids>)")
          .bind("until", until.toEpochMilli())
          .bindList("ids", values(ids))
          .execute();
    }
  }

  private static List<String> values(Collection<TaskId> ids) {
    return ids.stream().map(TaskId::value).collect(Collectors.toList());
  }
}
