package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Thumbnail;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes an image of one frame of a video. Source: the tasks contract, section 10.
final class VideoThumb implements Work {

  static final WorkKind KIND = WorkKind.of(
          "video.thumb",
          "Makes an image of one frame of a video.",
          Parameter.url("url", "The video to start from.").required(),
          Parameter.side("width", "The width, in pixels; the video's if left out."),
          Parameter.side("height", "The height, in pixels; the video's if left out."),
          Parameter.truth("crop", "Whether the size is filled, and what sticks out cut off.")
              .orElse(false),
          Parameter.decimal("time", "Which frame, in seconds from the start.").orElse(0.0),
          Parameter.string("format", "The format of the image that is made.")
              .orElse("jpeg")
              .oneOf("jpeg", "png"),
          Parameter.truth("poster", "Whether a play sign is drawn in the middle.")
              .orElse(false),
          Parameter.integer("quality", "The quality of a JPEG.").orElse(75).between(1, 95))
      .making(OutputFile.OUTPUT)
      .reportingPercent();

  /// Of its programs, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 40;

  private final Workshop workshop;

  VideoThumb(Workshop workshop) {
    this.workshop = workshop;
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
    return workshop.work(run, this::thumbnail);
  }

  private RunResult thumbnail(Bench bench) {
    Input input = Inputs.input(bench, workshop);
    ProbeResult.Video video = input.video();
    PictureFacts picture = video.picture();
    Thumbnail wish = wish(bench.parameters());
    Path out = bench.folder().file("output");
    Fit.Size size = workshop
        .pictures()
        .thumbnails()
        .ofVideo(
            input.path(),
            input.address(),
            picture,
            Seconds.of(bench.parameters().path("time").asDouble()),
            wish,
            bench.folder(),
            out,
            bench.stop());
    ObjectNode result = PictureResult.sized(size);
    PictureResult.putOriginal(result, picture.uprightWidth(), picture.uprightHeight());
    result.put("duration", Seconds.rounded(video.length()));
    result.put("content_type", wish.format().contentType());
    return workshop.withOutput(result, out, wish.format().contentType(), bench);
  }

  private static Thumbnail wish(JsonNode parameters) {
    return new Thumbnail(
        Sides.fit(parameters),
        0,
        parameters.path("poster").asBoolean(),
        Thumbnail.Format.named(parameters.path("format").asString()),
        parameters.path("quality").asInt());
  }
}
