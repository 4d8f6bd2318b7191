package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.image.Animation;
import io.kinora.media.image.Fit;
import io.kinora.media.image.StillFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes a moving GIF of images. Source: the tasks contract, section 10.
final class ImageGif implements Work {

  private static final int IMAGES_MAX = 1000;
  private static final int NO_LOOP = -1;

  /// What the file can say of one image, in seconds.
  private static final double FRAME_MIN = 0.01;

  private static final double FRAME_MAX = 655.35;

  static final WorkKind KIND = WorkKind.of(
          "image.gif",
          "Makes a moving GIF of images.",
          Parameter.strings("images", "The images, in the order in which they are shown.")
              .required(),
          Parameter.integer("loop", "So many repetitions; 0 for ever, -1 for none.")
              .orElse(0)
              .between(NO_LOOP, 65_535),
          Parameter.decimal("frame_duration", "How long each image is shown, in seconds.")
              .orElse(0.1),
          Parameter.side("width", "The width, in pixels; the first image's if left out."),
          Parameter.side("height", "The height, in pixels; the first image's if left out."))
      .making(OutputFile.OUTPUT)
      .reportingPercent()
      .with(ImageGif::complaints);

  /// Of its programs, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 40;

  private final Workshop workshop;

  ImageGif(Workshop workshop) {
    this.workshop = workshop;
  }

  private static Map<String, List<String>> complaints(ObjectNode right) {
    double seconds = Math.round(right.path("frame_duration").asDouble() * 100) / 100.0;
    return seconds < FRAME_MIN || seconds > FRAME_MAX
        ? Map.of("frame_duration", List.of("must be between " + FRAME_MIN + " and " + FRAME_MAX))
        : AddressList.rule("images", IMAGES_MAX).messages(right);
  }

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.HEAVY;
  }

  @Override
  public int memoryMb(String parameters) {
    return MEMORY_MIB;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.work(run, this::animation);
  }

  private RunResult animation(Bench bench) throws InterruptedException {
    bench.run().phase("fetch");
    List<StillFile> stills = Inputs.stills(bench.parameters().path("images"), bench, workshop);
    List<StillFile> distinct = stills.stream().distinct().toList();
    bench.run().phase("encode");
    Path out = bench.folder().file("output");
    workshop
        .pictures()
        .gifs()
        .make(
            distinct,
            stills.stream().map(distinct::indexOf).toList(),
            wish(bench.parameters()),
            bench.folder(),
            out,
            Percent.of(bench.run())::reached,
            bench.stop());
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return workshop.withOutput(nothing, out, "image/gif", bench);
  }

  private static Animation wish(JsonNode parameters) {
    int loop = parameters.path("loop").asInt();
    Fit fit = Sides.fit(parameters);
    return new Animation(
        fit.width(),
        fit.height(),
        loop == NO_LOOP ? OptionalInt.empty() : OptionalInt.of(loop),
        Seconds.of(parameters.path("frame_duration").asDouble()));
  }
}
