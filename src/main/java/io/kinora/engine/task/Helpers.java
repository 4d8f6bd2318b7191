package io.kinora.engine.task;

import java.util.List;
import java.util.Set;

/// Tasks that do parts of the work of a run, at the same time, in whichever process has a free
/// thread.
///
/// They are tasks like others, of the same tenant, with runs, retries and results of their own, but
/// they end with the task that they help: what has not begun then never begins, and what runs is
/// stopped. The next run of the task finds those of the run before. All threads may use it.
public interface Helpers {

  /// How many threads other processes have in the lane of this run that may do tasks of `kind` for
  /// its tenant, as far as is known.
  int threadCount(String kind);

  /// Submits tasks that help this run. They are as urgent as its task.
  ///
  /// @param orders of the same tenant, which come after nothing
  /// @throws InterruptedException when the run was stopped; then nothing was committed
  List<Task> submit(List<TaskOrder> orders) throws InterruptedException;

  /// All that help this task, or did.
  ///
  /// @throws InterruptedException when the run was stopped
  List<Task> all() throws InterruptedException;

  /// Takes a helper back; one that runs goes on.
  ///
  /// @return whether it had not begun: it never does
  /// @throws InterruptedException when the run was stopped
  boolean withdraw(TaskId helper) throws InterruptedException;

  /// Ends a helper that is not needed any more, if it runs or not.
  ///
  /// @throws InterruptedException when the run was stopped
  void end(TaskId helper) throws InterruptedException;

  /// Follows some of them, from now until the watch is closed.
  ///
  /// @throws InterruptedException when the run was stopped
  TaskWatch watch(Set<TaskId> helpers) throws InterruptedException;
}
