package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.image.FrameTimes;
import io.kinora.media.image.Strip;
import io.kinora.media.image.VideoFile;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes one image of several frames of a video, side by side. Source: the tasks contract, section
/// 10.
final class VideoStrip implements Work {

  static final WorkKind KIND = WorkKind.of(
          "video.strip",
          "Makes one image of several frames of a video, side by side.",
          Parameter.url("url", "The video to start from.").required(),
          StripWishes.width(),
          StripWishes.height(),
          StripWishes.crop(),
          StripWishes.wrap(),
          Parameter.decimal("start", "The time of the first frame, in seconds.").orElse(0.0),
          Parameter.decimal("end", "The time of the last one; the last of the video if left out."),
          Parameter.integer("count", "So many frames, at equal distances.")
              .orElse(10)
              .between(1, StripWishes.FRAMES_MAX),
          StripWishes.format())
      .making(OutputFile.OUTPUT)
      .reportingPercent()
      .with(VideoStrip::endsBeforeItStarts);

  /// Of its programs, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 130;

  private final Workshop workshop;

  VideoStrip(Workshop workshop) {
    this.workshop = workshop;
  }

  private static Map<String, List<String>> endsBeforeItStarts(ObjectNode right) {
    boolean isWrong = right.path("end").isNumber()
        && right.path("end").asDouble() < right.path("start").asDouble();
    return isWrong ? Map.of("end", List.of("must not be before the start")) : Map.of();
  }

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.QUICK;
  }

  @Override
  public int memoryMb(String parameters) {
    return MEMORY_MIB;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.work(run, this::strip);
  }

  private RunResult strip(Bench bench) throws InterruptedException {
    Input input = Inputs.input(bench, workshop);
    ProbeResult.Video video = input.video();
    Strip wish = StripWishes.of(bench.parameters());
    Path out = bench.folder().file("output");
    Strip.Made made = workshop
        .pictures()
        .strips()
        .ofVideo(
            new VideoFile(input.path(), input.address(), video.picture()),
            times(input, video, bench),
            wish,
            bench.folder(),
            out,
            Percent.of(bench.run())::reached,
            bench.stop());
    return workshop.withOutput(
        result(made, video, wish.format().contentType()), out, wish.format().contentType(), bench);
  }

  private FrameTimes times(Input input, ProbeResult.Video video, Bench bench) {
    Duration last = workshop.prober().lastFrame(input.path(), video, bench.stop());
    JsonNode parameters = bench.parameters();
    Duration start = Seconds.of(parameters.path("start").asDouble());
    JsonNode end = parameters.path("end");
    FrameTimes times = FrameTimes.between(
        start,
        end.isNumber() ? Seconds.of(end.asDouble()) : last,
        last,
        parameters.path("count").asInt(),
        video.picture().frameRate());
    if (times.times().isEmpty()) {
      throw startsBehind(last);
    }
    return times;
  }

  private static ObjectNode result(Strip.Made made, ProbeResult.Video video, String contentType) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("count", made.count());
    PictureResult.putSize(result, made.size());
    PictureResult.putOriginal(
        result, video.picture().uprightWidth(), video.picture().uprightHeight());
    result.put("duration", Seconds.rounded(video.length()));
    result.put("frame_rate", VideoResult.frameRate(video.picture()));
    result.put("content_type", contentType);
    return result;
  }

  /// Told like the mistakes that are seen before the video is.
  private static RuntimeException startsBehind(Duration last) {
    ObjectNode messages = JsonNodeFactory.instance.objectNode();
    messages
        .putObject("parameters")
        .putArray("start")
        .add("must not be after the last frame of the video, " + Seconds.rounded(last));
    return new Failure(FailureCode.PARAMETERS_INVALID, messages.toString()).asException();
  }
}
