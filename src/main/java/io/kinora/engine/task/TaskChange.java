package io.kinora.engine.task;

import java.util.List;

/// What becomes of tasks in one transaction.
///
/// @param cancelled tasks that are not wanted any more; those that run are told to stop
/// @param orders    tasks that are submitted
public record TaskChange(List<TaskId> cancelled, List<TaskOrder> orders) {

  public TaskChange {
    cancelled = List.copyOf(cancelled);
    orders = List.copyOf(orders);
  }
}
