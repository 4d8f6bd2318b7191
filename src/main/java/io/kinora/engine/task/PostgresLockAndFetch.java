package io.kinora.engine.task;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import io.kinora.engine.machine.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How PostgreSQL picks executions: as the library does it, but only what this process may run.
final class PostgresLockAndFetch extends PostgreSqlJdbcCustomization {

  private final Labels labels;

  /// @param labels of this process
  PostgresLockAndFetch(Labels labels) {
    super(false, false);
    this.labels = labels;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean byPriority) {
    // Errands of a version to come are left to it.
    List<String> unknown = context.taskResolver.getUnresolvedTaskNames(Duration.ZERO);
    return context.jdbcRunner.query(
        statement(context.tableName, limit, byPriority),
        parameters -> {
          setInstant(parameters, 1, now);
          parameters.setArray(
              2, parameters.getConnection().createArrayOf("text", unknown.toArray()));
          parameters.setString(3, context.schedulerName.getName());
          setInstant(parameters, 4, now);
        },
        context.resultSetMapper.get());
  }

  /// Where a limit stands inside the condition of an update, PostgreSQL may look for the rows more
  /// than once, and lock others each time: therefore they are looked for before it.
  String statement(String table, int limit, boolean byPriority) {
    return """
        with due as materialized (
          select task_name, task_instance from %1$s
          where picked = false and execution_time <= ? and %4$s and task_name <> all (?)
          order by %2$s execution_time for update skip locked limit %3$d),
        picked as (
          update %1$s set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
          where (task_name, task_instance) in (select task_name, task_instance from due)
          returning *)
        select * from picked order by %2$s execution_time""".formatted(
            table, byPriority ? "priority desc," : "", limit, ExecutionTable.allowedBy(labels));
  }
}
