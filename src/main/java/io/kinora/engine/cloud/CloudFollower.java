package io.kinora.engine.cloud;

import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEvent;
import io.kinora.engine.task.TaskFollower;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskState;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import org.jdbi.v3.core.Handle;

/// Keeps videos and encodings in step with their tasks, each in the transaction that changes the
/// task.
///
/// Source: the panda contract, section 7.
public final class CloudFollower implements TaskFollower {

  static final String DIALECT = "panda";

  private final CloudRecords records;
  private final CloudEnds ends;

  public CloudFollower(CloudRecords records, CloudWording wording) {
    this.records = records;
    this.ends = new CloudEnds(records, new NoticeOutbox(records, wording));
  }

  @Override
  public String dialect() {
    return DIALECT;
  }

  @Override
  public void follow(Handle handle, Task task, TaskEvent event) {
    if (event instanceof TaskEvent.Entered(TaskState state)) {
      switch (task.kind()) {
        case EncodeVideo.KIND -> encode(handle, task, state);
        case FetchVideo.KIND -> fetch(handle, task, state);
        default -> {} // A video without a picture of itself is a video.
      }
    }
  }

  private void encode(Handle handle, Task task, TaskState state) {
    switch (state) {
      case TaskState.Running _ -> EncodingTable.assign(handle, task.id(), records.now());
      case TaskState.Queued _, TaskState.Waiting _ ->
        EncodingTable.putBack(handle, task.id(), records.now());
      case TaskState.Failed(var _, Failure failure) -> failed(handle, task.id(), failure);
      case TaskState.Blocked _, TaskState.Done _, TaskState.Cancelled _ -> {}
    }
  }

  /// What the run could not say of each encoding holds for all that are left.
  private void failed(Handle handle, TaskId task, Failure failure) {
    String errorClass = failure.code() == FailureCode.PREDECESSOR_FAILED
        ? CloudError.VIDEO_STATUS_INVALID
        : CloudError.UNEXPECTED;
    var error = new CloudError(errorClass, failure.text());
    for (Encoding encoding : EncodingTable.ofTask(handle, task)) {
      records
          .lock(handle, encoding.video())
          .ifPresent(video -> ends.failed(handle, video, encoding.id(), error, null));
    }
  }

  private void fetch(Handle handle, Task task, TaskState state) {
    if (state instanceof TaskState.Failed(var _, Failure failure)) {
      records
          .lock(handle, new ObjectId(task.origin().context()))
          .ifPresent(video -> ends.videoFailed(
              handle, video, new CloudError(CloudError.DOWNLOAD_FAILED, failure.text())));
    }
  }
}
