package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.image.StillFile;
import io.kinora.media.image.Strip;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes one image of several, side by side. Source: the tasks contract, section 10.
final class ImageStrip implements Work {

  static final WorkKind KIND = WorkKind.of(
          "image.strip",
          "Makes one image of several, side by side.",
          Parameter.strings("urls", "The images, from left to right.").required(),
          StripWishes.width(),
          StripWishes.height(),
          StripWishes.crop(),
          StripWishes.wrap(),
          StripWishes.format())
      .making(OutputFile.OUTPUT)
      .with(AddressList.rule("urls", StripWishes.FRAMES_MAX));

  /// Of its programs, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 40;

  private final Workshop workshop;

  ImageStrip(Workshop workshop) {
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
    return workshop.work(run, this::strip);
  }

  private RunResult strip(Bench bench) throws InterruptedException {
    List<StillFile> stills = Inputs.stills(bench.parameters().path("urls"), bench, workshop);
    Strip wish = StripWishes.of(bench.parameters());
    Path out = bench.folder().file("output");
    Strip.Made made =
        workshop.pictures().strips().ofPictures(stills, wish, bench.folder(), out, bench.stop());
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("count", made.count());
    PictureResult.putSize(result, made.size());
    result.put("content_type", wish.format().contentType());
    return workshop.withOutput(result, out, wish.format().contentType(), bench);
  }
}
