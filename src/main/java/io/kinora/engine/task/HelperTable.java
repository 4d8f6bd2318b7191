package io.kinora.engine.task;

import io.kinora.infra.db.Dialect;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Which tasks help which: a column of the table `task`.
final class HelperTable {

  private HelperTable() {}

  /// Makes tasks that were submitted in this transaction helpers of another.
  static void insert(Handle handle, List<TaskOrder> helpers, TaskId helped) {
    handle
        .createUpdate("update task set helps = :helped where id in (<ids>)")
        .bind("helped", helped.value())
        .bindList("ids", helpers.stream().map(order -> order.id().value()).toList())
        .execute();
  }

  /// All that help a task, or did, as they were submitted.
  static List<Task> ofTask(Handle handle, TaskId helped) {
    return tasks(handle, helped, "order by arrival");
  }

  /// Those that have not ended, locked.
  static List<Task> lockOpen(Handle handle, Dialect dialect, TaskId helped) {
    return tasks(handle, helped, "and completed_at is null order by id" + dialect.forUpdate());
  }

  private static List<Task> tasks(Handle handle, TaskId helped, String which) {
    return handle
        .createQuery("select * from task where helps = :helped " + which)
        .bind("helped", helped.value())
        .map((row, _) -> TaskRow.of(row).task())
        .list();
  }
}
