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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// A video converted: ours with probe and check, against the plain command of the same ffmpeg with
/// the same settings of the encoder. In turn, in one warm process.
public final class ConvertBench {

  private static final StopSignal NEVER = new StopSignal();

  /// As long as clips of phones are; what does not grow with the length counts less in longer ones.
  private static final int SECONDS = 60;

  private final FfmpegRunner runner;
  private final Prober prober;
  private final Transcoder transcoder;
  private final int threads;
  private final WorkFolder work;

  public ConvertBench(
      FfmpegRunner runner, Prober prober, Transcoder transcoder, int threads, WorkFolder work) {
    this.runner = runner;
    this.prober = prober;
    this.transcoder = transcoder;
    this.threads = threads;
    this.work = work;
  }

  /// Measures each competitor `rounds` times, in turn, and prints a table.
  public void run(int rounds, PrintWriter out) {
    Path video = sample();
    out.printf(
        "%d s of 1920x1080 at 25, AAC; x264 fast, crf 23, cap 3000, %d threads; ffmpeg %s, sandbox %s,"
            + " %d rounds%n",
        SECONDS, threads, runner.version(), runner.sandboxLevel().word(), rounds);
    compare("to 1280x720", OptionalInt.of(1280), video, rounds, out);
    compare("to the same size", OptionalInt.empty(), video, rounds, out);
  }

  private void compare(String name, OptionalInt width, Path video, int rounds, PrintWriter out) {
    var ours = new ArrayList<Cost>();
    var plain = new ArrayList<Cost>();
    for (int round = 0; round < rounds; round++) {
      ours.add(Cost.of(() -> convert(video, width)));
      plain.add(Cost.of(() -> plain(video, width)));
    }
    print(name + ", ours", ours, out);
    print(name + ", plain ffmpeg", plain, out);
    out.printf(
        Locale.ROOT,
        "CPU, plain / ours: median %.3f, min %.3f%n",
        Cost.median(plain).cpuSeconds() / Cost.median(ours).cpuSeconds(),
        Cost.min(plain).cpuSeconds() / Cost.min(ours).cpuSeconds());
    out.flush();
  }

  private static void print(String name, List<Cost> costs, PrintWriter out) {
    out.printf("%-32s median %s   min %s%n", name, Cost.median(costs), Cost.min(costs));
  }

  /// Moving, with grain: neither encoder nor decoder has it easy.
  private Path sample() {
    Path video = work.file("sample.mp4");
    run(FfmpegCommand.ffmpeg()
        .words("-filter_complex")
        .words("testsrc2=size=1920x1080:rate=25:duration=" + SECONDS
            + ",noise=alls=3:allf=t,format=yuv420p,"
            + "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709[v];"
            + "anoisesrc=duration=" + SECONDS + ":amplitude=0.1[a]")
        .words("-map", "[v]", "-map", "[a]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18")
        .output(video));
    return video;
  }

  private void convert(Path video, OptionalInt width) {
    if (!(prober.probe(video, "the sample", NEVER) instanceof ProbeResult.Video probed)) {
      throw new IllegalStateException("the sample is no video");
    }
    var wish = new VideoWish(
        new Fit(width, OptionalInt.empty(), false),
        3000,
        23,
        250,
        new SoundWish(AudioCodec.AAC, 128, 44_100));
    transcoder.convert(
        new Source(video, "the sample", probed), wish, work.file("ours.mp4"), NEVER, _ -> {});
  }

  private void plain(Path video, OptionalInt width) {
    var command =
        FfmpegCommand.ffmpeg().words("-threads", String.valueOf(threads)).input(video);
    width.ifPresent(it -> command.words("-vf", "scale=" + it + ":-2"));
    run(command
        .words("-c:v", "libx264", "-preset", "fast", "-threads:v", String.valueOf(threads))
        .words("-crf", "23", "-maxrate", "3000k", "-bufsize", "6000k", "-g", "250")
        .words("-c:a", "aac", "-b:a", "128k", "-ar", "44100", "-movflags", "+faststart")
        .output(work.file("plain.mp4")));
  }

  private void run(FfmpegCommand.Builder command) {
    runner
        .run(command.build(), RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "a competitor failed");
  }
}
