package io.kinora.engine.task;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import io.kinora.engine.machine.Labels;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.Durability;
import java.time.Instant;
import java.util.List;

/// How SQLite picks executions: a whole batch in one statement and one commit. The library's own
/// way needs a commit each, and stalls.
///
/// One table a lane, so that all executions found are ours to run that need no label we lack.
final class SqliteLockAndFetch extends SqliteJdbcCustomization {

  /// The library's own column is as wide.
  private static final int WORKER_LENGTH_MAX = 50;

  private final Database database;
  private final Labels labels;

  /// @param labels of this process
  SqliteLockAndFetch(Database database, Labels labels) {
    this.database = database;
    this.labels = labels;
  }

  @Override
  public boolean supportsSingleStatementLockAndFetch() {
    return true;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean byPriority) {
    String worker = context.schedulerName.getName();
    // Whoever starts after a power cut gives back what was picked: no need to wait for the disk.
    List<Execution> picked = database.inTransaction(
        Durability.PROCESS_DEATH,
        _ -> context.jdbcRunner.query(
            statement(context.tableName, limit, byPriority),
            parameters -> {
              parameters.setString(
                  1, worker.substring(0, Math.min(WORKER_LENGTH_MAX, worker.length())));
              setInstant(parameters, 2, now);
              setInstant(parameters, 3, now);
            },
            context.resultSetMapper.get()));
    return picked.stream() // `returning` keeps no order.
        .sorted(comparingInt((Execution it) -> byPriority ? -it.taskInstance.getPriority() : 0)
            .thenComparing(comparing(it -> it.executionTime)))
        .toList();
  }

  String statement(String table, int limit, boolean byPriority) {
    return """
        update %1$s set picked = 1, picked_by = ?, last_heartbeat = ?, version = version + 1
        where (task_name, task_instance) in (
          select task_name, task_instance from %1$s where picked = 0 and execution_time <= ?
            and %4$s order by %2$s execution_time limit %3$d)
        returning *""".formatted(
            table, byPriority ? "priority desc," : "", limit, ExecutionTable.allowedBy(labels));
  }
}
