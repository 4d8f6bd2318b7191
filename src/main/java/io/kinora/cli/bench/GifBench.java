package io.kinora.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Animation;
import io.kinora.media.image.Gifs;
import io.kinora.media.image.Pictures;
import io.kinora.media.image.StillFile;
import io.kinora.media.probe.PictureProbe;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Moving GIFs of the same picture files: ours with a look into each file and the check at the end,
/// against ffmpeg's filters for palettes. In turn, in one warm process.
public final class GifBench {

  private static final StopSignal NEVER = new StopSignal();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int FRAMES = 50;
  private static final int WARM_UPS = 3;
  private static final Duration FRAME = Duration.ofMillis(100);
  private static final Pattern SQUARES = Pattern.compile("mse_avg:([0-9.]+)");

  private final FfmpegRunner runner;
  private final Prober prober;
  private final Gifs gifs;
  private final Path photo;
  private final WorkFolder work;
  private final List<Double> encoderSeconds = new ArrayList<>();

  public GifBench(FfmpegRunner runner, Prober prober, Path photo, WorkFolder work) {
    this.runner = runner;
    this.prober = prober;
    this.gifs = Pictures.with(runner).gifs();
    this.photo = photo;
    this.work = work;
  }

  /// Measures each competitor `rounds` times, in turn, and prints a table.
  public void run(int rounds, PrintWriter out) {
    out.printf(
        "%d frames of 480x270, %d ms each; ffmpeg %s, sandbox %s, %d rounds%n",
        FRAMES, FRAME.toMillis(), runner.version(), runner.sandboxLevel().word(), rounds);
    compare(
        "drawn",
        FfmpegCommand.ffmpeg().words("-filter_complex", "testsrc2=size=480x270:rate=10"),
        rounds,
        out);
    compare(
        "photo",
        FfmpegCommand.ffmpeg()
            .input(photo)
            .words("-filter_complex")
            .words("scale=1920:-1,zoompan=z=1+on/100:x=iw/4:y=ih/4:d=" + FRAMES + ":s=480x270"),
        rounds,
        out);
  }

  private void compare(String name, FfmpegCommand.Builder source, int rounds, PrintWriter out) {
    String pattern = name + "-%03d.png";
    var _ = run(source.words("-frames:v", String.valueOf(FRAMES)).output(work.file(pattern)));
    List<Path> files = IntStream.rangeClosed(1, FRAMES)
        .mapToObj(number -> work.file(String.format(Locale.ROOT, pattern, number)))
        .toList();
    Map<String, Runnable> competitors = new LinkedHashMap<>();
    competitors.put("ours", () -> ours(files, work.file("ours.gif")));
    competitors.put("no GIF, decoded", () -> decode(pattern));
    competitors.put("filters", () -> filters(pattern, "", "", work.file("filters.gif")));
    competitors.put(
        "filters, each",
        () -> filters(pattern, "=stats_mode=single", "=new=1", work.file("filters, each.gif")));
    competitors.put(
        "filters, ordered",
        () -> filters(pattern, "", "=dither=bayer", work.file("filters, ordered.gif")));
    for (int round = 0; round < WARM_UPS; round++) { // A server is warm, too.
      competitors.values().forEach(Runnable::run);
    }
    encoderSeconds.clear();
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      competitors.forEach(
          (who, job) -> costs.computeIfAbsent(who, _ -> new ArrayList<>()).add(Cost.of(job)));
    }
    costs.forEach((who, all) -> print(name, who, all, pattern, out));
    double encoder = encoderSeconds.stream().sorted().toList().get(encoderSeconds.size() / 2);
    double filters = cpu(costs, "filters") - cpu(costs, "no GIF, decoded");
    out.printf(
        Locale.ROOT,
        "CPU, filters / ours: whole %.1f; filters alone %.2f s / our encoder alone %.2f s = %.1f%n",
        cpu(costs, "filters") / cpu(costs, "ours"),
        filters,
        encoder,
        filters / encoder);
    out.flush();
  }

  private static double cpu(Map<String, List<Cost>> costs, String who) {
    return Cost.median(costs.getOrDefault(who, List.of())).cpuSeconds();
  }

  private void print(String name, String who, List<Cost> all, String pattern, PrintWriter out) {
    Path gif = work.file(who + ".gif");
    try {
      String made = Files.exists(gif)
          ? String.format(
              Locale.ROOT, "PSNR %.2f dB   %,d bytes", likeness(gif, pattern), Files.size(gif))
          : "";
      out.printf(
          Locale.ROOT,
          "%s, %-18s median %s   min %s   %s%n",
          name,
          who,
          Cost.median(all),
          Cost.min(all),
          made);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void ours(List<Path> files, Path gif) {
    var wish = new Animation(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(0), FRAME);
    List<Integer> shown = IntStream.range(0, FRAMES).boxed().toList();
    try (var folder = WorkFolder.in(work.path())) {
      List<StillFile> stills = looked(files, folder);
      // Children and other threads decode; this one encodes.
      long begin = THREADS.getCurrentThreadCpuTime();
      gifs.make(stills, shown, wish, folder, gif, _ -> {}, NEVER);
      encoderSeconds.add((THREADS.getCurrentThreadCpuTime() - begin) / 1e9);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private List<StillFile> looked(List<Path> files, WorkFolder folder) throws InterruptedException {
    List<String> names = files.stream().map(Path::toString).toList();
    List<ProbeResult> probed = PictureProbe.all(prober, files, names, folder.path(), NEVER);
    return IntStream.range(0, files.size())
        .mapToObj(index -> {
          if (!(probed.get(index) instanceof ProbeResult.Image image)) {
            throw new IllegalStateException("a frame is no picture");
          }
          return new StillFile(files.get(index), names.get(index), image.picture());
        })
        .toList();
  }

  private void decode(String pattern) {
    var _ = run(FfmpegCommand.ffmpeg().input(work.file(pattern)).words("-f", "null", "-"));
  }

  private void filters(String pattern, String palette, String use, Path gif) {
    var _ = run(FfmpegCommand.ffmpeg()
        .words("-framerate", "10")
        .input(work.file(pattern))
        .words(
            "-filter_complex", "split[a][b];[a]palettegen" + palette + "[p];[b][p]paletteuse" + use)
        .output(gif));
  }

  /// The mean of all frames, in decibels.
  private double likeness(Path gif, String pattern) {
    String lines = new String(
        run(FfmpegCommand.ffmpeg()
            .input(gif)
            .words("-framerate", "10")
            .input(work.file(pattern))
            .words("-filter_complex")
            .words("[0]format=rgb24[a];[1]format=rgb24[b];[a][b]psnr=stats_file=-")
            .words("-f", "null", "-")),
        UTF_8);
    double squares = SQUARES
        .matcher(lines)
        .results()
        .mapToDouble(it -> Double.parseDouble(it.group(1)))
        .average()
        .orElseThrow();
    return 10 * Math.log10(255 * 255 / squares);
  }

  private byte[] run(FfmpegCommand.Builder command) {
    FfmpegRunner.Result result = runner.run(command.build(), RunLimits.LONG, NEVER);
    result.ending().orFail(FailureCode.ENCODER_FAILED, "a competitor failed");
    return result.output();
  }
}
