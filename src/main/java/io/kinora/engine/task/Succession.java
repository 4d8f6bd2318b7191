package io.kinora.engine.task;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.kinora.engine.task.TaskState.Done;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.db.Transaction;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;

/// What follows when a task has come to a final state: it is written down, and those that wait for
/// it go on or fail.
final class Succession {

  private final TaskTable tasks;
  private final Journal journal;
  private final Admission admission;
  private final EngineTime time;

  Succession(Parts parts, Admission admission) {
    this.tasks = parts.tasks();
    this.journal = parts.journal();
    this.time = parts.time();
    this.admission = admission;
  }

  void follow(Transaction transaction, Task ended) {
    journal.entered(transaction, ended);
    if (ended.state() instanceof Done) {
      letSuccessorsIn(transaction, ended);
    } else {
      failSuccessors(transaction, ended);
    }
  }

  private void letSuccessorsIn(Transaction transaction, Task done) {
    tasks.unblockSuccessors(transaction.handle(), done.id()).stream()
        .collect(groupingBy(TenantLane::of, TreeMap::new, toList()))
        .forEach((queue, ready) -> admission.letIn(transaction, queue, ready));
  }

  /// A failure goes through the whole graph at once.
  private void failSuccessors(Transaction transaction, Task first) {
    var ended = new ArrayDeque<Task>(List.of(first));
    while (!ended.isEmpty()) {
      Task task = ended.remove();
      List<Task> failed =
          tasks.failSuccessors(transaction.handle(), task.id(), becauseOf(task.id()), time.now());
      journal.entered(transaction, failed);
      ended.addAll(failed);
    }
  }

  static Failure becauseOf(TaskId predecessor) {
    return new Failure(FailureCode.PREDECESSOR_FAILED, "Task " + predecessor + " did not succeed.");
  }
}
