package io.kinora.engine.cloud;

import io.kinora.engine.task.Origin;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Orders of tasks that work at a video.
final class VideoTask {

  private static final JsonMapper JSON = JsonMapper.shared();

  private VideoTask() {}

  /// One that waits for nothing.
  static TaskOrder order(String kind, Cloud cloud, ObjectId video) {
    String parameters = JSON.createObjectNode().put("video", video.value()).toString();
    var origin = new Origin(CloudFollower.DIALECT, video.value());
    return TaskOrder.of(cloud.tenant(), kind, parameters, origin)
        .withPriority(cloud.taskPriority());
  }

  /// One that waits until the file is there.
  static TaskOrder onceThere(String kind, Cloud cloud, Video video) {
    TaskOrder order = order(kind, cloud, video.id());
    TaskId fetched = video.status() == VideoStatus.PROCESSING ? video.task() : null;
    return fetched == null ? order : order.after(Set.of(fetched));
  }
}
