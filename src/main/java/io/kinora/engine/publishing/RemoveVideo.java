package io.kinora.engine.publishing;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.Work;
import io.kinora.engine.upload.Uploads;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Removes the bytes of a video that is there no more: the file it was made of, and all that was
/// made of it. As a task it is done however often the server dies, within seconds.
///
/// Source: the publishing contract, section 10.
public record RemoveVideo(VideoRecords videos, Uploads uploads) implements Work {

  private static final String KIND = "publish.remove";

  /// A tenant's own backlog must not keep his files alive.
  private static final int PRIORITY = 100;

  private static final JsonMapper JSON = JsonMapper.shared();

  /// @param steps that made it
  static TaskOrder order(Video video, List<TaskId> steps) {
    ObjectNode parameters = JSON.createObjectNode().put("video", video.id().value());
    steps.forEach(step -> parameters.withArray("assets").add(step.value()));
    var origin = new Origin(VideoFollower.DIALECT, video.id().value());
    return TaskOrder.of(video.tenant(), KIND, parameters.toString(), origin).withPriority(PRIORITY);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.QUICK;
  }

  /// What a step stores while it is told to stop, it takes away itself.
  @Override
  public RunResult run(Run run) {
    try {
      if (!uploads.removeBytes(VideoRecords.of(run).upload())) {
        throw new Failure(FailureCode.UNAVAILABLE, "Somebody still writes it.").asException();
      }
      for (JsonNode asset : JSON.readTree(run.parameters()).path("assets")) {
        videos.library().erase(run.tenant(), new AssetId(asset.asString()));
      }
      return new RunResult("{}");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
