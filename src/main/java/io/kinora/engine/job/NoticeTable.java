package io.kinora.engine.job;

import io.kinora.engine.job.Notices.Try;
import io.kinora.infra.outbound.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The tables `recipe_notice` and `recipe_notice_try`.
final class NoticeTable {

  private NoticeTable() {}

  static void insert(Handle handle, long job) {
    handle.execute("""
        insert into recipe_notice (job_id, state) values (?, 'pending')
        on conflict (job_id) do nothing""", job);
  }

  /// All attempts anew.
  static void begin(Handle handle, long job) {
    insert(handle, job);
    handle.execute(
        "update recipe_notice set state = 'pending', failures = 0 where job_id = ?", job);
  }

  /// @return how often it has failed; empty where nothing is to be told
  static Optional<Integer> findPending(Handle handle, long job) {
    return handle
        .createQuery("select failures from recipe_notice where job_id = :job and state = 'pending'")
        .bind("job", job)
        .mapTo(Integer.class)
        .findOne();
  }

  static void fail(Handle handle, long job) {
    handle.execute("update recipe_notice set failures = failures + 1 where job_id = ?", job);
  }

  static void end(Handle handle, long job, boolean isTaken) {
    handle.execute(
        "update recipe_notice set state = ? where job_id = ?",
        isTaken ? "delivered" : "given_up",
        job);
  }

  static void logTry(Handle handle, long job, Instant at, Duration length, Delivery delivery) {
    handle.execute("update recipe_notice set tries = tries + 1 where job_id = ?", job);
    handle.execute(
        """
        insert into recipe_notice_try (job_id, number, at, duration_ms, status, error)
        select job_id, tries, ?, ?, cast(? as integer), ? from recipe_notice where job_id = ?""",
        at.toEpochMilli(),
        length.toMillis(),
        delivery.answeredStatus(),
        delivery.silence(),
        job);
  }

  static List<Try> log(Handle handle, long job) {
    return handle
        .createQuery("select * from recipe_notice_try where job_id = :job order by seq")
        .bind("job", job)
        .map((row, _) -> {
          int status = row.getInt("status");
          boolean isNone = row.wasNull();
          return new Try(
              row.getInt("number"),
              Instant.ofEpochMilli(row.getLong("at")),
              Duration.ofMillis(row.getLong("duration_ms")),
              isNone ? null : status,
              row.getString("error"));
        })
        .list();
  }
}
