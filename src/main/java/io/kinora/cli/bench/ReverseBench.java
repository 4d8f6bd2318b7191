package io.kinora.cli.bench;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.transcode.AudioCodec;
import io.kinora.media.transcode.SoundWish;
import io.kinora.media.transcode.Source;
import io.kinora.media.transcode.Transcoder;
import io.kinora.media.transcode.VideoWish;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/// Videos played backwards: how much memory the children take as videos get longer, ours and
/// ffmpeg's filters `reverse` and `areverse`.
public final class ReverseBench {

  private static final StopSignal NEVER = new StopSignal();

  /// Longer ones would take all memory of a small machine.
  private static final int FILTER_MINUTES_MAX = 10;

  private final FfmpegRunner runner;
  private final Prober prober;
  private final Transcoder transcoder;
  private final WorkFolder work;

  public ReverseBench(FfmpegRunner runner, Prober prober, Transcoder transcoder, WorkFolder work) {
    this.runner = runner;
    this.prober = prober;
    this.transcoder = transcoder;
    this.work = work;
  }

  /// Measures parts of a video of `minutes` and all of it, and prints a table.
  public void run(int minutes, PrintWriter out) {
    out.printf("320x180 at 5, stereo; ffmpeg %s%n", runner.version());
    for (int part : new int[] {minutes / 24, minutes / 12, minutes}) {
      Path video = sample(part);
      print("ours, " + part + " min", () -> reverse(video), out);
      if (part <= FILTER_MINUTES_MAX) {
        print("ffmpeg's filters, " + part + " min", () -> filters(video), out);
      }
    }
  }

  private static void print(String name, Runnable reversal, PrintWriter out) {
    var cost = new AtomicReference<Cost>();
    try (var peak = new PeakMemory()) {
      cost.set(Cost.of(reversal));
      out.printf(
          Locale.ROOT,
          "%-28s children's memory at most %5d MiB   %s%n",
          name,
          peak.childrenMib(),
          cost);
      out.flush();
    }
  }

  private Path sample(int minutes) {
    Path video = work.file("sample.mp4");
    run(FfmpegCommand.ffmpeg()
        .words("-filter_complex")
        .words("testsrc2=size=320x180:rate=5:duration=" + minutes * 60
            + ",format=yuv420p[v];sine=duration=" + minutes * 60
            + ",aformat=channel_layouts=stereo[a]")
        .words("-map", "[v]", "-map", "[a]", "-c:v", "libx264", "-preset", "ultrafast", "-g", "50")
        .output(video));
    return video;
  }

  private void reverse(Path video) {
    if (!(prober.probe(video, "the sample", NEVER) instanceof ProbeResult.Video probed)) {
      throw new IllegalStateException("the sample is no video");
    }
    var fit = new Fit(OptionalInt.empty(), OptionalInt.empty(), false);
    var wish = new VideoWish(fit, 3000, 23, 250, new SoundWish(AudioCodec.AAC, 128, 44_100));
    var source = new Source(video, "the sample", probed);
    try (var folder = WorkFolder.in(work.path())) {
      transcoder.reverse(source, wish, folder, work.file("ours.mp4"), NEVER, _ -> {});
    }
  }

  private void filters(Path video) {
    run(FfmpegCommand.ffmpeg()
        .input(video)
        .words("-vf", "reverse", "-af", "areverse", "-c:v", "libx264", "-preset", "fast")
        .words("-crf", "23", "-maxrate", "3000k", "-bufsize", "6000k", "-c:a", "aac")
        .output(work.file("filters.mp4")));
  }

  private void run(FfmpegCommand.Builder command) {
    runner
        .run(command.build(), RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "a competitor failed");
  }
}
