package io.kinora.api.flixcloud;

import io.kinora.engine.job.Job;
import io.kinora.engine.job.JobStep;
import java.util.Locale;

/// How the state of a job is told: each of its three tasks with two elements `state`, a word and a
/// number. Source: the flixcloud contract, section 4.
final class StatusWording {

  private StatusWording() {}

  private enum TaskState {
    INITIALIZED,
    WAITING,
    PROCESSING,
    SUCCESS,
    FAILED
  }

  static String of(Job job) {
    XmlText xml = new XmlText()
        .begin("job")
        .number("id", job.id())
        .element("task-state", job.state().word());
    int number = 0;
    for (JobStep step : JobStep.values()) {
      number++;
      xml.begin(element(step))
          .element("task_id", "integer", String.valueOf(3 * (job.id() - 1) + number))
          .element("state", state(job, step).name().toLowerCase(Locale.ROOT))
          .element("state", "float", job.percents().of(step) + ".0")
          .end(element(step));
    }
    return xml.end("job").toString();
  }

  private static String element(JobStep step) {
    return switch (step) {
      case FETCH -> "input-media-file-task";
      case TRANSCODE -> "transcoding-task";
      case DELIVER -> "output-media-file-task";
    };
  }

  private static TaskState state(Job job, JobStep step) {
    if (job.broken() == step) {
      return TaskState.FAILED;
    }
    if (job.percents().of(step) == Job.Percents.WHOLE) {
      return TaskState.SUCCESS;
    }
    return switch (job.state()) {
      case WAITING_TO_DOWNLOAD_INPUT_FILES -> only(step, JobStep.FETCH, TaskState.WAITING);
      case DOWNLOADING_INPUT_FILES -> only(step, JobStep.FETCH, TaskState.PROCESSING);
      case WAITING_TO_TRANSCODE -> only(step, JobStep.TRANSCODE, TaskState.WAITING);
      case TRANSCODING -> only(step, JobStep.TRANSCODE, TaskState.PROCESSING);
      case WAITING_TO_UPLOAD_OUTPUT_FILES -> only(step, JobStep.DELIVER, TaskState.WAITING);
      case UPLOADING_OUTPUT_FILES -> only(step, JobStep.DELIVER, TaskState.PROCESSING);
      case INITIALIZED_JOB,
          WAITING_TO_NOTIFY,
          NOTIFYING,
          SUCCESSFUL_JOB,
          FAILED_JOB,
          CANCELLED_JOB -> TaskState.INITIALIZED;
    };
  }

  private static TaskState only(JobStep step, JobStep meant, TaskState state) {
    return step == meant ? state : TaskState.INITIALIZED;
  }
}
