package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Thumbnail;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a small image of an image. Source: the tasks contract, section 10.
final class ImageThumb implements Work {

  static final WorkKind KIND = WorkKind.of(
          "image.thumb",
          "Makes an image of another size and orientation from an image.",
          Parameter.url("url", "The image to start from.").required(),
          Parameter.side("width", "The width, in pixels."),
          Parameter.side("height", "The height, in pixels."),
          Parameter.truth("crop", "Whether the size is filled, and what sticks out cut off.")
              .orElse(false),
          Parameter.integer("rotation", "Counter-clockwise, in degrees; before all else.")
              .orElse(0)
              .oneOf("0", "90", "180", "270"),
          Parameter.truth("poster", "Whether a play sign is drawn in the middle.")
              .orElse(false),
          Parameter.string("format", "The format of the image that is made.")
              .orElse("jpeg")
              .oneOf("jpeg", "gif", "png"))
      .making(OutputFile.OUTPUT);

  /// Good enough that nobody sees the loss, at a tenth of the size.
  private static final int JPEG_QUALITY = 85;

  /// Of its programs, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 40;

  private final Workshop workshop;

  ImageThumb(Workshop workshop) {
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
    ProbeResult.Image image = input.image();
    Thumbnail wish = wish(bench.parameters());
    Path out = bench.folder().file("output");
    Fit.Size size = workshop
        .pictures()
        .thumbnails()
        .ofPicture(
            input.path(),
            input.address(),
            image.picture(),
            wish,
            bench.folder(),
            out,
            bench.stop());
    ObjectNode result = PictureResult.sized(size);
    PictureResult.putOriginal(
        result, image.picture().storedWidth(), image.picture().storedHeight());
    return workshop.withOutput(result, out, wish.format().contentType(), bench);
  }

  private static Thumbnail wish(JsonNode parameters) {
    return new Thumbnail(
        Sides.fit(parameters),
        parameters.path("rotation").asInt(),
        parameters.path("poster").asBoolean(),
        Thumbnail.Format.named(parameters.path("format").asString()),
        JPEG_QUALITY);
  }
}
