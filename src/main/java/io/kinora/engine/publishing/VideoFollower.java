package io.kinora.engine.publishing;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEvent;
import io.kinora.engine.task.TaskFollower;
import io.kinora.engine.task.TaskState;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// Keeps the phase of a video in step with the tasks that make it, each in the transaction that
/// changes the task.
///
/// Source: the publishing contract, section 8.1.
public final class VideoFollower implements TaskFollower {

  static final String DIALECT = "publishing";

  private final InstantSource clock;

  public VideoFollower(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String dialect() {
    return DIALECT;
  }

  @Override
  public void follow(Handle handle, Task task, TaskEvent event) {
    // Nobody follows the removal of a video.
    Step.ofKind(task.kind()).ifPresent(step -> follow(handle, task, step, event));
  }

  private void follow(Handle handle, Task task, Step step, TaskEvent event) {
    var video = new VideoId(task.origin().context());
    switch (event) {
      case TaskEvent.Entered(TaskState state) -> enter(handle, video, step, state);
      case TaskEvent.Progressed(int percent) ->
        VideoTable.progress(handle, video, step.percentOfVideo(percent), clock.instant());
      case TaskEvent.PhaseBegan _, TaskEvent.PartDone _ -> {}
    }
  }

  private void enter(Handle handle, VideoId video, Step step, TaskState state) {
    switch (state) {
      case TaskState.Running _ -> VideoTable.enter(handle, video, step.phase(), clock.instant());
      case TaskState.Queued _, TaskState.Waiting _ ->
        VideoTable.enter(handle, video, Phase.QUEUED, clock.instant());
      case TaskState.Failed _ ->
        VideoEnds.fail(
            handle,
            video,
            new VideoError(
                VideoError.Code.INTERNAL,
                "The video could not be processed. The same file may work in a new slot."),
            clock.instant());
      case TaskState.Blocked _, TaskState.Done _, TaskState.Cancelled _ -> {}
    }
  }
}
