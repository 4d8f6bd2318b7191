package io.kinora.cli.bench;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.publish.Encoded;
import io.kinora.media.publish.Footage;
import io.kinora.media.publish.Material;
import io.kinora.media.publish.PosterWish;
import io.kinora.media.publish.PublishSettings;
import io.kinora.media.publish.Publisher;
import io.kinora.media.publish.Rung;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A video made ready for publishing: ours in one run for all sizes, against a plain run of the
/// same ffmpeg for each size. Besides, what each preset of x264 takes and gives in the largest.
public final class PublishBench {

  private static final StopSignal NEVER = new StopSignal();
  private static final int SECONDS = 12;
  private static final List<String> PRESETS = List.of("veryfast", "faster", "medium");
  private static final Pattern LIKENESS = Pattern.compile(" All:([0-9.]+)");

  private final FfmpegRunner runner;
  private final List<Path> photos;
  private final int threads;
  private final WorkFolder work;

  /// @param photos that the sample shows
  public PublishBench(FfmpegRunner runner, List<Path> photos, int threads, WorkFolder work) {
    this.runner = runner;
    this.photos = photos;
    this.threads = threads;
    this.work = work;
  }

  /// Measures each competitor `rounds` times, in turn, and prints tables.
  public void run(int rounds, PrintWriter out) {
    Path video = sample();
    out.printf(
        "%d s of 1920x1080 at 25, AAC; five sizes; x264 crf 21 under the caps of the contract, %d"
            + " threads; ffmpeg %s, %d rounds%n",
        SECONDS, threads, runner.version(), rounds);
    compare(video, rounds, out);
    presets(video, rounds, out);
  }

  private void compare(Path video, int rounds, PrintWriter out) {
    var settings = new PublishSettings(Duration.ofHours(1), 1080, Duration.ofSeconds(4), threads);
    var publisher = new Publisher(runner, settings);
    if (!(publisher.inspect(video, NEVER) instanceof Footage footage)) {
      throw new IllegalStateException("the sample is no video");
    }
    var encoding = new ArrayList<Cost>();
    var finishing = new ArrayList<Cost>();
    var plain = new ArrayList<Cost>();
    for (int round = 0; round < rounds; round++) {
      var made = new ArrayList<Encoded>();
      encoding.add(Cost.of(() -> made.add(publisher.encode(video, footage, work, _ -> {}, NEVER))));
      Encoded encoded = made.getFirst();
      finishing.add(Cost.of(() -> finish(publisher, new Material(video, footage, encoded))));
      plain.add(Cost.of(() -> encoded.rungs().forEach(rung -> plain(video, rung, "veryfast"))));
    }
    print("ours, encoding", encoding, out);
    print("ours, finishing", finishing, out);
    print("plain, a run a size", plain, out);
    out.printf(
        Locale.ROOT,
        "CPU, plain / ours encoding: median %.3f, min %.3f%n",
        Cost.median(plain).cpuSeconds() / Cost.median(encoding).cpuSeconds(),
        Cost.min(plain).cpuSeconds() / Cost.min(encoding).cpuSeconds());
  }

  private void finish(Publisher publisher, Material material) {
    try {
      publisher.finish(material, new PosterWish.Typical(), work, NEVER);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void presets(Path video, int rounds, PrintWriter out) {
    Map<String, List<Cost>> costs = new HashMap<>();
    var rung = new Rung(new Size(1920, 1080), 5000);
    for (int round = 0; round < rounds; round++) {
      for (String preset : PRESETS) {
        costs
            .computeIfAbsent(preset, _ -> new ArrayList<>())
            .add(Cost.of(() -> plain(video, rung, preset)));
      }
    }
    for (String preset : PRESETS) {
      Path made = plain(video, rung, preset);
      print("1080, " + preset, costs.getOrDefault(preset, List.of()), out);
      out.printf(
          Locale.ROOT,
          "%-24s %5d kbit/s   SSIM %.5f%n",
          "",
          size(made) * 8 / 1000 / SECONDS,
          likeness(made, video));
    }
    out.flush();
  }

  private static void print(String name, List<Cost> costs, PrintWriter out) {
    out.printf("%-24s median %s   min %s%n", name, Cost.median(costs), Cost.min(costs));
    out.flush();
  }

  /// A camera that moves over photos, with a little grain.
  private Path sample() {
    Path video = work.file("sample.mp4");
    var command = FfmpegCommand.ffmpeg();
    var graph = new StringBuilder();
    for (int index = 0; index < photos.size(); index++) {
      command
          .words("-loop", "1", "-framerate", "25", "-t", String.valueOf(SECONDS / photos.size()))
          .input(photos.get(index));
      graph.append("[%d:v]scale=2100:1200:in_color_matrix=bt601:in_range=pc:out_color_matrix=bt709"
          .formatted(index));
      graph.append(":out_range=tv,crop=1920:1080:'90+80*sin(t)':'60+50*cos(t)',setsar=1,");
      graph.append("format=yuv420p[p%d];".formatted(index));
    }
    for (int index = 0; index < photos.size(); index++) {
      graph.append("[p%d]".formatted(index));
    }
    graph.append("concat=n=%d,noise=alls=3:allf=t,setparams=range=tv:colorspace=bt709"
        .formatted(photos.size()));
    graph.append(":color_primaries=bt709:color_trc=bt709[v];anoisesrc=amplitude=0.1:duration=");
    graph.append(SECONDS).append("[a]");
    run(command
        .words("-filter_complex", graph.toString(), "-map", "[v]", "-map", "[a]")
        .words("-c:v", "libx264", "-preset", "veryfast", "-crf", "16")
        .output(video));
    return video;
  }

  private Path plain(Path video, Rung rung, String preset) {
    Path made = work.file("plain-" + rung.size().height() + ".mp4");
    String kbit = rung.kbitMax() + "k";
    run(FfmpegCommand.ffmpeg()
        .lowPriority()
        .words("-threads", String.valueOf(threads))
        .input(video)
        .words("-vf", "scale=" + rung.size().width() + ":" + rung.size().height())
        .words("-c:v", "libx264", "-preset", preset, "-threads:v", String.valueOf(threads))
        .words("-crf", "21", "-maxrate", kbit, "-bufsize", 2 * rung.kbitMax() + "k")
        .words("-g", "50", "-sc_threshold", "0", "-c:a", "aac", "-b:a", "128k", "-ar", "48000")
        .output(made));
    return made;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// 1 where both are the same.
  private double likeness(Path made, Path video) {
    var command = FfmpegCommand.ffmpeg()
        .input(made)
        .input(video)
        .words("-filter_complex", "[0:v][1:v]ssim=stats_file=-", "-an", "-f", "null", "-")
        .build();
    byte[] report = runner.run(command, RunLimits.LONG, NEVER).output();
    Matcher value = LIKENESS.matcher(new String(report, StandardCharsets.US_ASCII));
    return value
        .results()
        .mapToDouble(it -> Double.parseDouble(it.group(1)))
        .average()
        .orElseThrow();
  }

  private void run(FfmpegCommand.Builder command) {
    runner
        .run(command.build(), RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "a competitor failed");
  }
}
