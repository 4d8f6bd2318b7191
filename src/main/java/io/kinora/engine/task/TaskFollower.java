package io.kinora.engine.task;

import org.jdbi.v3.core.Handle;

/// Keeps rows of a dialect in step with its tasks.
public interface TaskFollower {

  /// The dialect whose tasks it follows; see [Origin#dialect()].
  String dialect();

  /// Does what follows from `event`, inside of the transaction in which it happens. What it throws
  /// keeps the event from happening.
  ///
  /// @param task as it is after the event
  void follow(Handle handle, Task task, TaskEvent event);
}
