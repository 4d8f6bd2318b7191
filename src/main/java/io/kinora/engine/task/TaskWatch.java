package io.kinora.engine.task;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Tells how a set of tasks changes, whichever process runs them. One thread reads it; it is
/// closed by who opened it.
public final class TaskWatch implements AutoCloseable {

  private final Set<TaskId> watched;
  private final Consumer<TaskWatch> onClose;
  private final Map<TaskId, Task> changed = new LinkedHashMap<>();

  TaskWatch(Set<TaskId> watched, Consumer<TaskWatch> onClose) {
    this.watched = Set.copyOf(watched);
    this.onClose = onClose;
  }

  /// The tasks that changed since the last call, each as it is now; at the first call all of them.
  ///
  /// Changes that come fast are told as one. Waits for a change, but not longer than `max`; then
  /// the list is empty. A task may be told again unchanged.
  public List<Task> next(Duration max) throws InterruptedException {
    synchronized (changed) {
      long end = System.nanoTime() + max.toNanos();
      while (changed.isEmpty()) {
        long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (millis <= 0) {
          return List.of();
        }
        changed.wait(millis);
      }
      List<Task> tasks = List.copyOf(changed.values());
      changed.clear();
      return tasks;
    }
  }

  Set<TaskId> watched() {
    return watched;
  }

  /// A later snapshot takes the place of an earlier one.
  void tell(Task task) {
    synchronized (changed) {
      changed.put(task.id(), task);
      changed.notifyAll();
    }
  }

  /// A snapshot that may be older than what was told already.
  void tellFirst(Task task) {
    synchronized (changed) {
      changed.putIfAbsent(task.id(), task);
      changed.notifyAll();
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
