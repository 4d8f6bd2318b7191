package io.kinora.api.tasks;

import io.kinora.api.http.Exchange;
import io.kinora.api.stored.Attendance;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Waits for tasks as long as a client may. Source: the tasks contract, section 6.1, block.
final class WaitForTasks {

  private final TaskEngine engine;
  private final TasksSettings settings;

  WaitForTasks(TaskEngine engine, TasksSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /// The tasks of `known` as they are when all are such as is waited for; or earlier, when the
  /// longest wait is over, the client has left, or the server stops.
  Map<TaskId, Task> until(Predicate<Task> isEnough, Map<TaskId, Task> known, Exchange exchange) {
    var latest = new LinkedHashMap<>(known);
    Set<TaskId> open =
        known.values().stream().filter(isEnough.negate()).map(Task::id).collect(Collectors.toSet());
    if (open.isEmpty()) {
      return latest;
    }
    long end = System.nanoTime() + settings.blockMax().toNanos();
    try (var attendance = new Attendance(exchange, engine, open)) {
      while (!open.isEmpty() && !attendance.isOver() && System.nanoTime() - end < 0) {
        for (Task task : attendance.next()) {
          latest.put(task.id(), task);
          if (isEnough.test(task)) {
            open.remove(task.id());
          }
        }
      }
    }
    return latest;
  }
}
