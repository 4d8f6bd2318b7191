package io.kinora.engine.task;

import org.jspecify.annotations.Nullable;

/// Lets one task at a time run in this process of those that the next death of their worker fails
/// for good. Thread-safe.
///
/// Who ends its worker takes along what runs beside it, and may come back beside the same tasks
/// each time. At its last try it has none of them beside it, so that no task is failed for what
/// another one did.
final class LastTries {

  private @Nullable TaskId running;

  /// Tells whether `id` may run now; then it keeps others out until it exits.
  synchronized boolean enter(TaskId id) {
    boolean isFree = running == null || running.equals(id);
    if (isFree) {
      running = id;
    }
    return isFree;
  }

  /// Lets the next one in, where it was `id` that ran.
  synchronized void exit(TaskId id) {
    if (id.equals(running)) {
      running = null;
    }
  }
}
