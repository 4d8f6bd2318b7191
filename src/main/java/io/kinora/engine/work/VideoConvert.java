package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.probe.Container;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.transcode.Source;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// Makes a video of another size, codec or rate. Source: the tasks contract, sections 10 and 11.
final class VideoConvert implements Work {

  private static final int USUAL_KBIT = 3000;

  static final WorkKind KIND = WorkKind.of(
          "video.convert",
          "Makes a video of another size, codec or rate from a video.",
          Parameter.url("url", "The video to start from.").required(),
          Parameter.side("width", "The width, in pixels; the video's if left out."),
          Parameter.side("height", "The height, in pixels; the video's if left out."),
          VideoWishes.crop(),
          VideoWishes.audioCodec(),
          VideoWishes.videoCodec(),
          VideoWishes.videoBitrate("The most that pictures may take, in kbit/s.")
              .orElse(USUAL_KBIT)
              .orElseIn(KindVersion.V1, 512),
          VideoWishes.audioBitrate(),
          VideoWishes.sampleRate(),
          VideoWishes.crf(),
          VideoWishes.gop())
      .making(OutputFile.VIDEO)
      .reportingPercent();

  /// Of its programs, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 460;

  private final Workshop workshop;

  VideoConvert(Workshop workshop) {
    this.workshop = workshop;
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
    return workshop.work(run, this::converted);
  }

  /// What it tells of alpha and rotation is true of the new video: it has neither.
  private RunResult converted(Bench bench) throws InterruptedException {
    bench.run().phase("fetch");
    Input input = Inputs.input(bench, workshop);
    ProbeResult.Video video = input.video();
    bench.run().phase("convert");
    Path out = bench.folder().file("output");
    ProbeResult.Video made = workshop
        .transcoder()
        .convert(
            new Source(input.path(), input.address(), video),
            VideoWishes.of(bench.parameters(), USUAL_KBIT),
            out,
            bench.stop(),
            Percent.of(bench.run()));
    PictureFacts picture = video.picture();
    ObjectNode result = VideoResult.of(made);
    result.put("original_width", picture.uprightWidth());
    result.put("original_height", picture.uprightHeight());
    return workshop.withOutput(result, out, Container.typeOf(made), bench);
  }
}
