package io.kinora.cli.bench;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit;
import io.kinora.media.image.FrameTimes;
import io.kinora.media.image.Pictures;
import io.kinora.media.image.Strip;
import io.kinora.media.image.Thumbnail;
import io.kinora.media.image.VideoFile;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.OptionalInt;

/// Ten frames of an hour: ours with probes, against ten plain calls of ffmpeg that seek. In turn,
/// in
/// one warm process.
public final class StripBench {

  private static final StopSignal NEVER = new StopSignal();
  private static final int COUNT = 10;
  private static final int WIDTH = 320;

  private final FfmpegRunner runner;
  private final Prober prober;
  private final WorkFolder work;

  public StripBench(FfmpegRunner runner, Prober prober, WorkFolder work) {
    this.runner = runner;
    this.prober = prober;
    this.work = work;
  }

  /// Measures each competitor `rounds` times, in turn, and prints a table.
  public void run(int minutes, int rounds, PrintWriter out) {
    Path video = sample(minutes);
    strip(video); // Warms up.
    var ours = new ArrayList<Cost>();
    var calls = new ArrayList<Cost>();
    for (int round = 0; round < rounds; round++) {
      ours.add(Cost.of(() -> strip(video)));
      calls.add(Cost.of(() -> calls(video, minutes)));
    }
    out.printf(
        "%d frames of %d min of 1280x720 at 25, a key frame every 10 s; ffmpeg %s, sandbox %s, %d"
            + " rounds%n",
        COUNT, minutes, runner.version(), runner.sandboxLevel().word(), rounds);
    out.printf("ours, one strip      median %s   min %s%n", Cost.median(ours), Cost.min(ours));
    out.printf("ten calls, ten files median %s   min %s%n", Cost.median(calls), Cost.min(calls));
    out.printf(
        Locale.ROOT,
        "CPU, ours / ten calls: median %.2f, min %.2f%n",
        Cost.median(ours).cpuSeconds() / Cost.median(calls).cpuSeconds(),
        Cost.min(ours).cpuSeconds() / Cost.min(calls).cpuSeconds());
    out.flush();
  }

  /// A minute, again and again.
  private Path sample(int minutes) {
    Path minute = work.file("minute.mp4");
    run(FfmpegCommand.ffmpeg()
        .words("-filter_complex")
        .words("testsrc2=size=1280x720:rate=25:duration=60,format=yuv420p[v];sine=duration=60[a]")
        .words("-map", "[v]", "-map", "[a]", "-c:v", "libx264", "-preset", "ultrafast", "-g", "250")
        .output(minute));
    Path video = work.file("video.mp4");
    run(FfmpegCommand.ffmpeg()
        .words("-stream_loop", String.valueOf(minutes - 1))
        .input(minute)
        .words("-c", "copy")
        .output(video));
    return video;
  }

  private void strip(Path file) {
    if (!(prober.probe(file, "the sample", NEVER) instanceof ProbeResult.Video video)) {
      throw new IllegalStateException("the sample is no video");
    }
    var fit = new Fit(OptionalInt.of(WIDTH), OptionalInt.empty(), false);
    var wish = new Strip(fit, OptionalInt.empty(), Thumbnail.Format.JPEG);
    Duration last = prober.lastFrame(file, video, NEVER);
    FrameTimes times =
        FrameTimes.between(Duration.ZERO, last, last, COUNT, video.picture().frameRate());
    var source = new VideoFile(file, "the sample", video.picture());
    try (var folder = WorkFolder.in(work.path())) {
      var _ = Pictures.with(runner)
          .strips()
          .ofVideo(source, times, wish, folder, work.file("strip.jpg"), _ -> {}, NEVER);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void calls(Path video, int minutes) {
    double step = (minutes * 60 - 0.04) / (COUNT - 1);
    for (int index = 0; index < COUNT; index++) {
      run(FfmpegCommand.ffmpeg()
          .words("-threads", "1", "-ss", String.format(Locale.ROOT, "%.3f", index * step))
          .input(video)
          .words("-frames:v", "1", "-vf", "scale=" + WIDTH + ":-2", "-update", "1")
          .output(work.file(index + ".jpg")));
    }
  }

  private void run(FfmpegCommand.Builder command) {
    runner
        .run(command.build(), RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "a competitor failed");
  }
}
