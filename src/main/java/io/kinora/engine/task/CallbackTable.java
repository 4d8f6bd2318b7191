package io.kinora.engine.task;

import static java.util.stream.Collectors.joining;

import io.kinora.engine.task.CallbackReport.Standing;
import io.kinora.engine.task.CallbackReport.Try;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Transaction;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The tables `callback` and `callback_try`: what is to be sent, and what became of each try.
final class CallbackTable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ExecutionTable executions;
  private final EngineTime time;

  CallbackTable(ExecutionTable executions, EngineTime time) {
    this.executions = executions;
    this.time = time;
  }

  /// Stores a callback and schedules it, unless that event of that task has one already.
  void insert(Transaction transaction, Task task, TaskEvent event, CallbackOrder order) {
    String id = RandomKey.of128Bits();
    int inserted = transaction
        .handle()
        .createUpdate("""
            insert into callback (id, task_id, tenant, event, address, content_type, headers, body,
              delays, state, created_at)
            values (:id, :task, :tenant, :event, :address, :contentType, :headers, :body, :delays,
              'pending', :now)
            on conflict (task_id, event) do nothing""")
        .bind("id", id)
        .bind("task", task.id().value())
        .bind("tenant", task.tenant().value())
        .bind("event", event.key())
        .bind("address", order.address().toString())
        .bind("contentType", order.contentType())
        .bind("headers", JSON.writeValueAsString(order.headers()))
        .bind("body", order.body())
        .bind("delays", delays(order.delays()))
        .bind("now", time.now().toEpochMilli())
        .execute();
    if (inserted == 1) {
      executions.scheduleCallback(transaction, id);
    }
  }

  /// The callback to try now; empty when it needs no more.
  Optional<Callback> findPending(Handle handle, String id) {
    return handle
        .createQuery("select * from callback where id = :id and state = 'pending'")
        .bind("id", id)
        .map((row, _) -> callback(row))
        .findOne();
  }

  void logTry(Handle handle, Callback callback, Instant at, CallbackAnswer answer) {
    handle.execute(
        """
        insert into callback_try (callback_id, number, at, duration_ms, status, error)
        values (?, ?, ?, ?, ?, ?)""",
        callback.id(),
        callback.number(),
        at.toEpochMilli(),
        Duration.between(at, time.now()).toMillis(),
        status(answer),
        answer instanceof CallbackAnswer.Unreachable(String text) ? text : null);
    handle.execute("update callback set tries = ? where id = ?", callback.number(), callback.id());
  }

  private static @Nullable Integer status(CallbackAnswer answer) {
    return switch (answer) {
      case CallbackAnswer.Delivered(int status) -> status;
      case CallbackAnswer.Refused(int status) -> status;
      case CallbackAnswer.Unreachable _ -> null;
    };
  }

  void end(Handle handle, Callback callback, Standing standing) {
    handle.execute(
        "update callback set state = ?, completed_at = ? where id = ? and state = 'pending'",
        standing.name().toLowerCase(Locale.ROOT),
        time.now().toEpochMilli(),
        callback.id());
  }

  List<CallbackReport> reports(Handle handle, TaskId task) {
    return handle
        .createQuery("select * from callback where task_id = :task order by created_at, id")
        .bind("task", task.value())
        .map((row, _) -> new CallbackReport(
            row.getString("id"),
            row.getString("event"),
            URI.create(row.getString("address")),
            Standing.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            tries(handle, row.getString("id"))))
        .list();
  }

  private static List<Try> tries(Handle handle, String callback) {
    return handle
        .createQuery("select * from callback_try where callback_id = :id order by number")
        .bind("id", callback)
        .map((row, _) -> new Try(
            Instant.ofEpochMilli(row.getLong("at")),
            Duration.ofMillis(row.getLong("duration_ms")),
            Optional.ofNullable(row.getString("status")).orElse(row.getString("error"))))
        .list();
  }

  private static Callback callback(ResultSet row) throws SQLException {
    return new Callback(
        row.getString("id"),
        new TaskId(row.getString("task_id")),
        new TenantId(row.getString("tenant")),
        new CallbackOrder(
            URI.create(row.getString("address")),
            row.getString("content_type"),
            JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
            row.getString("body"),
            delays(row.getString("delays"))),
        row.getInt("tries") + 1);
  }

  private static String delays(List<Duration> delays) {
    return delays.stream().map(it -> Long.toString(it.toMillis())).collect(joining(","));
  }

  private static List<Duration> delays(String millis) {
    return Arrays.stream(millis.split(","))
        .filter(it -> !it.isEmpty())
        .map(it -> Duration.ofMillis(Long.parseLong(it)))
        .toList();
  }
}
