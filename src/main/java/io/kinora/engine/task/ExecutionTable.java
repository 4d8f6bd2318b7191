package io.kinora.engine.task;

import io.kinora.infra.db.Transaction;
import java.sql.Timestamp;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The executions of each lane: the rows by which db-scheduler knows what to run and who runs it.
///
/// The library picks, renews and removes them; we add them in our own transactions, and free them
/// when a process leaves.
final class ExecutionTable {

  /// What an execution is of; the library's `task_name`.
  enum Of {
    TASK("task"),
    CALLBACK("callback");

    private final String key;

    Of(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  private static final String GIVE_BACK = """
      update %s set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
      where picked = true""";

  private final Hints hints;
  private final EngineTime time;

  ExecutionTable(Hints hints, EngineTime time) {
    this.hints = hints;
    this.time = time;
  }

  /// Schedules tasks of one lane now.
  void schedule(Transaction transaction, Lane lane, List<Task> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    PreparedBatch batch = transaction.handle().prepareBatch(insert(lane));
    for (Task task : tasks) {
      bind(batch, Of.TASK, task.id().value(), task.priority()).add();
    }
    batch.execute();
  }

  void scheduleCallback(Transaction transaction, String id) {
    PreparedBatch batch = transaction.handle().prepareBatch(insert(Lane.NET));
    bind(batch, Of.CALLBACK, id, 0).add();
    batch.execute();
    transaction.afterCommit(hints.work(Lane.NET));
  }

  private static String insert(Lane lane) {
    return "insert into " + lane.table() + """
         (task_name, task_instance, execution_time, picked, version, priority)
        values (:name, :instance, :at, false, 1, :priority)""";
  }

  private PreparedBatch bind(PreparedBatch batch, Of of, String instance, int priority) {
    return batch
        .bind("name", of.key())
        .bind("instance", instance)
        .bind("at", Timestamp.from(time.executionNow()))
        .bind("priority", priority);
  }

  /// Removes the execution of a task that nobody has picked. One that is picked is removed by the
  /// one who picked it, when it finds nothing to begin.
  void removeIdle(Handle handle, Task task) {
    handle.execute(
        "delete from " + task.lane().table()
            + " where task_name = ? and task_instance = ? and picked = false",
        Of.TASK.key(),
        task.id().value());
  }

  /// Frees what `worker` has picked, so that others take it at once.
  void giveBack(Handle handle, String worker) {
    for (Lane lane : Lane.values()) {
      handle.execute(GIVE_BACK.formatted(lane.table()) + " and picked_by = ?", worker);
    }
  }

  /// Frees all that is picked: right at the start of the only process that uses this database.
  void giveBackAll(Handle handle) {
    for (Lane lane : Lane.values()) {
      handle.execute(GIVE_BACK.formatted(lane.table()));
    }
  }
}
