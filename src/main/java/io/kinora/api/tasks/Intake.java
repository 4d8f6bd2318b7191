package io.kinora.api.tasks;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskOrder;
import java.io.IOException;
import java.util.List;

/// Hands orders to the engine, while there is room for what they make. A full disk is a 503:
/// clients
/// come again, and nothing is half done.
record Intake(TaskEngine engine, TasksFiles files) {

  List<Task> submit(List<TaskOrder> orders) throws IOException {
    files.checkSpace();
    return engine.submit(orders);
  }
}
