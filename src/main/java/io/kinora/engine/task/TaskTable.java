package io.kinora.engine.task;

import io.kinora.engine.task.TaskState.Blocked;
import io.kinora.engine.task.TaskState.Failed;
import io.kinora.engine.task.TaskState.Running;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.RunCost;
import io.kinora.infra.db.Dialect;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The table `task`: each statement that moves a task says in its `where` from which state.
final class TaskTable {

  private static final String INSERT = """
      insert into task (id, tenant, kind, lane, priority, label, dialect, context, parameters,
        state, since, waits, failure_code, failure_text, arrival, submitted_at, completed_at, lifetime_ms,
        forget_at, trace)
      values (:id, :tenant, :kind, :lane, :priority, :label, :dialect, :context, :parameters,
        :state, :since, :waits, :failureCode, :failureText, :arrival, :submittedAt, :completedAt,
        :lifetimeMs, cast(:completedAt as bigint) + :lifetimeMs, :trace)""";

  private static final String BEGIN = """
      update task set attempt = attempt + 1, since = :now, started_at = coalesce(started_at, :now),
        deaths = deaths + case when state = 'running' then 1 else 0 end, state = 'running'
      where id = :id and state in ('queued', 'running')
      returning *""";

  private static final String FINISH = """
      update task set state = :state, since = :now, completed_at = :now,
        forget_at = :now + lifetime_ms, result = coalesce(:result, result),
        progress = case when :state = 'done' then 100 else progress end,
        failure_code = :failureCode, failure_text = :failureText,
        %s
      where id = :id and attempt = :attempt and state = 'running'
      returning *""".formatted(CostColumns.ADDED);

  private static final String PUT_BACK = """
      update task set state = 'queued', since = :now, failures = failures + :failures,
        %s
      where id = :id and attempt = :attempt and state = 'running'
      returning *""".formatted(CostColumns.ADDED);

  private static final String CANCEL_IDLE = """
      update task set state = 'cancelled', since = :now, completed_at = :now,
        forget_at = :now + lifetime_ms, cancel_requested = true
      where id = :id and state in ('blocked', 'waiting', 'queued')
      returning *""";

  private static final String FAIL_SUCCESSORS = """
      update task set state = 'failed', since = :now, completed_at = :now,
        forget_at = :now + lifetime_ms, failure_code = :failureCode, failure_text = :failureText
      where state = 'blocked' and id in (select next_id from task_edge where task_id = :id)
      returning *""";

  private static final String UNBLOCK_SUCCESSORS = """
      update task set waits = waits - 1
      where state = 'blocked' and id in (select next_id from task_edge where task_id = :id)
      returning *""";

  private final Dialect dialect;

  TaskTable(Dialect dialect) {
    this.dialect = dialect;
  }

  /// @param trace what their runs are a part of; empty where nobody follows them
  void insert(Handle handle, List<Task> tasks, Arrivals arrivals, Optional<String> trace) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (Task task : tasks) {
      bindOrder(batch, task)
          .bind("waits", task.state() instanceof Blocked blocked ? blocked.by() : 0)
          .bind("state", task.state().word())
          .bind("since", task.state().entered().toEpochMilli())
          .bind("failureCode", task.findFailure().map(it -> it.code().name()).orElse(null))
          .bind("failureText", task.findFailure().map(Failure::text).orElse(null))
          .bind("arrival", arrivals.next(task.times().submitted()))
          .bind("trace", trace)
          .bind("submittedAt", task.times().submitted().toEpochMilli())
          .bind(
              "completedAt",
              task.times().findCompleted().map(Instant::toEpochMilli).orElse(null))
          .add();
    }
    batch.execute();
  }

  private static PreparedBatch bindOrder(PreparedBatch batch, Task task) {
    return batch
        .bind("id", task.id().value())
        .bind("tenant", task.tenant().value())
        .bind("kind", task.kind())
        .bind("lane", task.lane().key())
        .bind("priority", task.priority())
        .bind("label", task.label())
        .bind("dialect", task.origin().dialect())
        .bind("context", task.origin().context())
        .bind("lifetimeMs", task.origin().lifetime().toMillis())
        .bind("parameters", task.parameters());
  }

  Optional<Task> find(Handle handle, TaskId id) {
    return tasks(handle, List.of(id)).stream().findFirst();
  }

  List<Task> tasks(Handle handle, Collection<TaskId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery("select * from task where id in (<ids>)")
        .bindList("ids", ids.stream().map(TaskId::value).toList())
        .map((row, _) -> TaskRow.of(row).task())
        .list();
  }

  /// What the runs of a task are a part of; empty where nobody follows them.
  Optional<String> findTrace(Handle handle, TaskId id) {
    return handle
        .createQuery("select trace from task where id = :id and trace is not null")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne();
  }

  List<TaskRow> rows(Handle handle, Collection<TaskId> ids) {
    return handle
        .createQuery("select * from task where id in (<ids>)")
        .bindList("ids", ids.stream().map(TaskId::value).toList())
        .map((row, _) -> TaskRow.of(row))
        .list();
  }

  /// The tasks of `ids`, their rows locked until the end of the transaction.
  List<Task> lock(Handle handle, Collection<TaskId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery("select * from task where id in (<ids>) order by id" + dialect.forUpdate())
        .bindList("ids", ids.stream().map(TaskId::value).toList())
        .map((row, _) -> TaskRow.of(row).task())
        .list();
  }

  Optional<Task> lock(Handle handle, TaskId id) {
    return lock(handle, List.of(id)).stream().findFirst();
  }

  /// Like [#lock(Handle, TaskId)], with all the engine wants to know.
  Optional<TaskRow> lockRow(Handle handle, TaskId id) {
    return handle
        .createQuery("select * from task where id = :id" + dialect.forUpdate())
        .bind("id", id.value())
        .map((row, _) -> TaskRow.of(row))
        .findOne();
  }

  /// The task of a run that is still its last one, its row locked; empty of another.
  Optional<Task> lockRun(Handle handle, RunKey run) {
    return lock(handle, run.task())
        .filter(
            task -> task.state() instanceof Running running && running.attempt() == run.attempt());
  }

  /// Begins the next run; empty when the task needs none any more.
  Optional<TaskRow> begin(Handle handle, TaskId id, Instant now) {
    return handle
        .createQuery(BEGIN)
        .bind("id", id.value())
        .bind("now", now.toEpochMilli())
        .map((row, _) -> TaskRow.of(row))
        .findOne();
  }

  /// A worker that counted as dead is alive.
  void forgiveDeath(Handle handle, TaskId id) {
    handle.execute(
        "update task set deaths = deaths - 1 where id = ? and deaths > 0 and completed_at is null",
        id.value());
  }

  /// Brings a running task to a final state; empty when that run is not the task's last.
  ///
  /// @param cost of that run
  Optional<Task> finish(
      Handle handle, RunKey run, TaskState end, @Nullable String resultJson, RunCost cost) {
    Failure failure = end instanceof Failed failed ? failed.failure() : null;
    return one(onRun(CostColumns.bind(handle.createQuery(FINISH), cost), run)
        .bind("state", end.word())
        .bind("now", end.entered().toEpochMilli())
        .bind("result", resultJson)
        .bind("failureCode", failure == null ? null : failure.code().name())
        .bind("failureText", failure == null ? null : failure.text()));
  }

  /// Brings a running task back into its lane; empty when that run is not the task's last.
  ///
  /// @param cost of that run
  Optional<Task> putBack(Handle handle, RunKey run, int failures, Instant now, RunCost cost) {
    return one(onRun(CostColumns.bind(handle.createQuery(PUT_BACK), cost), run)
        .bind("failures", failures)
        .bind("now", now.toEpochMilli()));
  }

  /// Cancels a task that does not run; empty when it runs or is final.
  Optional<Task> cancelIdle(Handle handle, TaskId id, Instant now) {
    return one(
        handle.createQuery(CANCEL_IDLE).bind("id", id.value()).bind("now", now.toEpochMilli()));
  }

  void requestCancel(Handle handle, TaskId id) {
    handle.execute(
        "update task set cancel_requested = true where id = ? and state = 'running'", id.value());
  }

  Task prioritise(Handle handle, TaskId id, int priority) {
    return one(handle
            .createQuery("update task set priority = :priority where id = :id returning *")
            .bind("id", id.value())
            .bind("priority", priority))
        .orElseThrow();
  }

  /// Fails what waits for `task`, and gives those.
  List<Task> failSuccessors(Handle handle, TaskId task, Failure failure, Instant now) {
    return handle
        .createQuery(FAIL_SUCCESSORS)
        .bind("id", task.value())
        .bind("now", now.toEpochMilli())
        .bind("failureCode", failure.code().name())
        .bind("failureText", failure.text())
        .map((row, _) -> TaskRow.of(row).task())
        .list();
  }

  /// Tells what waits for `task` that it is done, and gives those that wait for nothing more.
  List<Task> unblockSuccessors(Handle handle, TaskId task) {
    return handle
        .createQuery(UNBLOCK_SUCCESSORS)
        .bind("id", task.value())
        .map((row, _) -> TaskRow.of(row).task())
        .filter(it -> it.state() instanceof Blocked blocked && blocked.by() == 0)
        .list();
  }

  /// Brings an unblocked task to `next`: queued or waiting.
  Task leaveBlocked(Handle handle, TaskId id, TaskState next) {
    return handle
        .createQuery("""
            update task set state = :state, since = :now
            where id = :id and state = 'blocked' returning *""")
        .bind("id", id.value())
        .bind("state", next.word())
        .bind("now", next.entered().toEpochMilli())
        .map((row, _) -> TaskRow.of(row).task())
        .one();
  }

  /// Raises the percentage of a run; empty when it is not higher or the run was replaced.
  Optional<Task> progress(Handle handle, RunKey run, int percent) {
    return one(onRun(handle.createQuery("""
                update task set progress = :percent
                where id = :id and attempt = :attempt and state = 'running' and progress < :percent
                returning *"""), run).bind("percent", percent));
  }

  Optional<Task> phase(Handle handle, RunKey run, String phase) {
    return one(onRun(handle.createQuery("""
                update task set phase = :phase
                where id = :id and attempt = :attempt and state = 'running'
                returning *"""), run).bind("phase", phase));
  }

  Optional<Task> partialResult(Handle handle, RunKey run, String resultJson) {
    return one(onRun(handle.createQuery("""
                update task set result = :result
                where id = :id and attempt = :attempt and state = 'running'
                returning *"""), run).bind("result", resultJson));
  }

  void addEdge(Handle handle, TaskId task, TaskId next) {
    handle.execute(
        "insert into task_edge (task_id, next_id) values (?, ?)", task.value(), next.value());
  }

  private static Query onRun(Query query, RunKey run) {
    return query.bind("id", run.task().value()).bind("attempt", run.attempt());
  }

  private static Optional<Task> one(Query query) {
    return query.map((row, _) -> TaskRow.of(row).task()).findOne();
  }
}
