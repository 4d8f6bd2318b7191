package io.kinora.engine.task;

import io.kinora.engine.task.TaskState.Blocked;
import io.kinora.engine.task.TaskState.Cancelled;
import io.kinora.engine.task.TaskState.Done;
import io.kinora.engine.task.TaskState.Failed;
import io.kinora.engine.task.TaskState.Queued;
import io.kinora.engine.task.TaskState.Running;
import io.kinora.engine.task.TaskState.Waiting;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the table `task`: the task, and what only the engine wants to know of it.
///
/// @param failures how many runs ended with a failure
/// @param deaths how many runs ended with their worker
/// @param trace  what its runs are a part of; none where nobody follows them
record TaskRow(
    Task task,
    int failures,
    int deaths,
    boolean cancelRequested,
    @Nullable String trace) {

  static TaskRow of(ResultSet row) throws SQLException {
    return new TaskRow(
        task(row),
        row.getInt("failures"),
        row.getInt("deaths"),
        row.getBoolean("cancel_requested"),
        row.getString("trace"));
  }

  private static Task task(ResultSet row) throws SQLException {
    return new Task(
        new TaskId(row.getString("id")),
        new TenantId(row.getString("tenant")),
        row.getString("kind"),
        Lane.of(row.getString("lane")),
        row.getInt("priority"),
        row.getString("label"),
        row.getString("parameters"),
        new Origin(
            row.getString("dialect"),
            row.getString("context"),
            Duration.ofMillis(row.getLong("lifetime_ms"))),
        state(row),
        new TaskProgress(row.getInt("progress"), row.getString("phase"), row.getString("result")),
        new TaskTimes(
            Instant.ofEpochMilli(row.getLong("submitted_at")),
            Columns.instant(row, "started_at"),
            Columns.instant(row, "completed_at")),
        row.getInt("attempt"));
  }

  private static TaskState state(ResultSet row) throws SQLException {
    Instant since = Instant.ofEpochMilli(row.getLong("since"));
    String word = row.getString("state");
    return switch (word) {
      case "blocked" -> new Blocked(since, row.getInt("waits"));
      case "waiting" -> new Waiting(since);
      case "queued" -> new Queued(since);
      case "running" -> new Running(since, row.getInt("attempt"));
      case "done" -> new Done(since);
      case "failed" -> new Failed(since, failure(row));
      case "cancelled" -> new Cancelled(since);
      default -> throw new IllegalStateException("no task is in the state " + word);
    };
  }

  private static Failure failure(ResultSet row) throws SQLException {
    return new Failure(
        FailureCode.valueOf(row.getString("failure_code")), row.getString("failure_text"));
  }
}
