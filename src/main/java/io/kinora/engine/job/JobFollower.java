package io.kinora.engine.job;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEvent;
import io.kinora.engine.task.TaskFollower;
import io.kinora.engine.task.TaskState;
import io.kinora.infra.base.Failure;
import org.jdbi.v3.core.Handle;

/// Keeps the state of a job in step with its tasks, each in the transaction that changes the task.
///
/// Source: the flixcloud contract, section 4.
public final class JobFollower implements TaskFollower {

  static final String DIALECT = "flixcloud";

  private final JobRecords records;
  private final JobEnds ends;

  public JobFollower(JobRecords records, Notices notices) {
    this.records = records;
    this.ends = new JobEnds(records, notices);
  }

  @Override
  public String dialect() {
    return DIALECT;
  }

  @Override
  public void follow(Handle handle, Task task, TaskEvent event) {
    long job = Long.parseLong(task.origin().context());
    JobStep step = JobStep.ofKind(task.kind()).orElseThrow();
    switch (event) {
      case TaskEvent.Entered(TaskState state) -> enter(handle, job, step, state);
      case TaskEvent.Progressed(int percent) -> JobTable.progress(handle, job, step, percent);
      case TaskEvent.PhaseBegan _, TaskEvent.PartDone _ -> {}
    }
  }

  private void enter(Handle handle, long id, JobStep step, TaskState state) {
    switch (state) {
      case TaskState.Running _ -> JobTable.enter(handle, id, step.running());
      case TaskState.Queued _ -> JobTable.enter(handle, id, step.waiting());
      case TaskState.Done _ -> {
        JobTable.progress(handle, id, step, Job.Percents.WHOLE);
        if (step == JobStep.DELIVER) {
          ends.successful(handle, job(handle, id));
        }
      }
      case TaskState.Failed(var _, Failure failure) ->
        ends.failed(handle, job(handle, id), step, worded(step, failure.text()));
      case TaskState.Blocked _, TaskState.Waiting _, TaskState.Cancelled _ -> {}
    }
  }

  private Job job(Handle handle, long id) {
    return records.table().find(handle, id).orElseThrow();
  }

  /// Steps word what they know; what the engine itself says has no beginning yet.
  private static String worded(JobStep step, String text) {
    return StepFailure.isWorded(text) ? text : step.failed() + text;
  }
}
