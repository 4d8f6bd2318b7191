package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.Dialect;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What an operator wants of a task. It needs no engine.
public final class TaskDesk {

  private final Database database;
  private final TaskTable tasks;

  public TaskDesk(Database database) {
    this.database = database;
    this.tasks = new TaskTable(database.dialect());
  }

  /// Makes a task more urgent, or less, whatever it does at the moment. One that runs goes on; its
  /// helpers, what more of them it submits, and its next run are as urgent. A final one stays as
  /// it is.
  ///
  /// @param priority see [TaskOrder]
  /// @return the task after that; empty when there is none
  public Optional<Task> prioritise(TaskId id, int priority) {
    TaskOrder.requirePriority(priority);
    return database.inTransaction(transaction -> {
      Handle handle = transaction.handle();
      Optional<Task> task = tasks.lock(handle, id);
      return task.isEmpty() || task.get().isFinal()
          ? task
          : Optional.of(prioritise(handle, task.get(), priority));
    });
  }

  private Task prioritise(Handle handle, Task task, int priority) {
    List<Task> helpers = task.lane().isShared()
        ? HelperTable.lockOpen(handle, database.dialect(), task.id())
        : List.of();
    helpers.forEach(it -> write(handle, it, priority));
    return write(handle, task, priority);
  }

  private Task write(Handle handle, Task task, int priority) {
    ExecutionTable.prioritise(handle, task, priority);
    if (task.state() instanceof TaskState.Waiting) {
      // Whoever freed a slot meanwhile found this row locked, and left it out.
      ShareTable.lookAgain(handle, TenantLane.of(task));
      if (database.dialect() == Dialect.POSTGRESQL) {
        PostgresHints.say(handle, Hints.SHARES);
      }
    }
    return tasks.prioritise(handle, task.id(), priority);
  }
}
