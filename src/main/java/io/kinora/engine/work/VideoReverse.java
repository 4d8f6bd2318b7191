package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.probe.Container;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.transcode.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes a video that plays backwards. Source: the tasks contract, sections 10 and 11.
final class VideoReverse implements Work {

  private static final int KBIT_MAX = 100_000;

  /// The sound's parameters are those of version 1.
  static final WorkKind KIND = WorkKind.of(
          "video.reverse",
          "Makes a video that plays backwards from a video.",
          Parameter.url("url", "The video to start from.").required(),
          Parameter.side("width", "The width, in pixels; the video's if left out."),
          Parameter.side("height", "The height, in pixels; the video's if left out."),
          VideoWishes.crop(),
          VideoWishes.audioCodec(),
          VideoWishes.videoCodec(),
          VideoWishes.videoBitrate(
                  "The most that pictures may take, in kbit/s; what the video takes if left out.")
              .orElseOnlyIn(KindVersion.V1, 512),
          VideoWishes.audioBitrate(),
          VideoWishes.sampleRate(),
          VideoWishes.crf(),
          VideoWishes.gop())
      .making(OutputFile.VIDEO)
      .reportingPercent();

  /// Of its programs, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 830;

  private final Workshop workshop;

  VideoReverse(Workshop workshop) {
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
    return workshop.work(run, this::reversed);
  }

  private RunResult reversed(Bench bench) throws InterruptedException {
    bench.run().phase("fetch");
    Input input = Inputs.input(bench, workshop);
    ProbeResult.Video video = input.video();
    bench.run().phase("reverse");
    Path out = bench.folder().file("output");
    ProbeResult.Video made = workshop
        .transcoder()
        .reverse(
            new Source(input.path(), input.address(), video),
            VideoWishes.of(bench.parameters(), kbit(input.path(), video.length())),
            bench.folder(),
            out,
            bench.stop(),
            Percent.of(bench.run()));
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("duration", Seconds.rounded(made.length()));
    return workshop.withOutput(result, out, Container.typeOf(made), bench);
  }

  /// What a file takes a second, all its streams together.
  private static int kbit(Path file, Duration length) {
    try {
      double seconds = Math.max(0.1, length.toNanos() / 1e9);
      return Math.clamp(Math.round(Files.size(file) * 8 / 1000.0 / seconds), 1, KBIT_MAX);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
