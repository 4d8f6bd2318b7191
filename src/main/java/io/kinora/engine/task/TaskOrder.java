package io.kinora.engine.task;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A wish for a task, as it is handed in.
///
/// @param kind names the [Work] that does it; of what is refused there may be none
/// @param priority orders tasks, higher first; -[#PRIORITY_MAX] to [#PRIORITY_MAX], mostly 0
/// @param parameters JSON for the work
/// @param after tasks of the same tenant that must be done first
/// @param refusal set when the order was found wrong: the task is recorded as failed at once
public record TaskOrder(
    TaskId id,
    TenantId tenant,
    String kind,
    int priority,
    String parameters,
    Origin origin,
    Set<TaskId> after,
    @Nullable Failure refusal) {

  public static final int PRIORITY_MAX = 100;

  public TaskOrder {
    requirePriority(priority);
    after = Set.copyOf(after);
    if (after.contains(id)) {
      throw new IllegalArgumentException("a task cannot wait for itself: " + id);
    }
  }

  static void requirePriority(int priority) {
    if (Math.abs(priority) > PRIORITY_MAX) {
      throw new IllegalArgumentException("priority must be -100 to 100, is " + priority);
    }
  }

  /// An order with a new id, priority 0, that waits for nothing.
  public static TaskOrder of(TenantId tenant, String kind, String parameters, Origin origin) {
    return new TaskOrder(TaskId.random(), tenant, kind, 0, parameters, origin, Set.of(), null);
  }

  public TaskOrder withPriority(int newPriority) {
    return new TaskOrder(id, tenant, kind, newPriority, parameters, origin, after, refusal);
  }

  /// A copy that waits for exactly these tasks.
  public TaskOrder after(Set<TaskId> tasks) {
    return new TaskOrder(id, tenant, kind, priority, parameters, origin, tasks, refusal);
  }

  /// A copy that is recorded as failed at once.
  public TaskOrder refused(Failure failure) {
    return new TaskOrder(id, tenant, kind, priority, parameters, origin, after, failure);
  }
}
