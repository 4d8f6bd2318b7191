package io.kinora.engine.work;

import io.kinora.engine.task.Helpers;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.TaskWatch;
import java.util.List;
import java.util.Set;

/// Where there is one process.
record NoHelpers() implements Helpers {

  @Override
  public int threadCount(String kind) {
    return 0;
  }

  @Override
  public List<Task> submit(List<TaskOrder> orders) {
    throw new AssertionError("nobody is there to help");
  }

  @Override
  public List<Task> all() {
    return List.of();
  }

  @Override
  public boolean withdraw(TaskId helper) {
    throw new AssertionError("nobody helps");
  }

  @Override
  public void end(TaskId helper) {
    throw new AssertionError("nobody helps");
  }

  @Override
  public TaskWatch watch(Set<TaskId> helpers) {
    throw new AssertionError("nobody helps");
  }
}
