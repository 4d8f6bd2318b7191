package io.kinora.cli.bench;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Pictures;
import io.kinora.media.image.Thumbnail;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A small copy of a photo of 24 megapixels: the processor time of all children, the probe's too.
public final class ThumbBench {

  private static final StopSignal NEVER = new StopSignal();

  /// So many together, because the kernel counts in hundredths of a second.
  private static final int TOGETHER = 10;

  private final FfmpegRunner runner;
  private final Prober prober;
  private final Path photo;
  private final WorkFolder work;

  public ThumbBench(FfmpegRunner runner, Prober prober, Path photo, WorkFolder work) {
    this.runner = runner;
    this.prober = prober;
    this.photo = photo;
    this.work = work;
  }

  /// Measures `rounds` times, and prints a line for each step. Leaves the photo as `photo.jpg`.
  public void run(int rounds, PrintWriter out) {
    Path large = work.file("photo.jpg");
    run(FfmpegCommand.ffmpeg()
        .input(photo)
        .words("-vf", "scale=6000:4000,noise=alls=6", "-q:v", "3")
        .output(large));
    out.printf(
        "6000x4000 JPEG to 320 pixels; ffmpeg %s, sandbox %s, %d rounds of %d%n",
        runner.version(), runner.sandboxLevel().word(), rounds, TOGETHER);
    measure("probe alone", rounds, out, _ -> probed(large));
    measure("probe and thumbnail", rounds, out, folder -> thumbnail(large, folder));
  }

  private void measure(String name, int rounds, PrintWriter out, Consumer<WorkFolder> job) {
    var costs = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      double begin = Cost.usedByChildrenSeconds();
      for (int index = 0; index < TOGETHER; index++) {
        try (var folder = WorkFolder.in(work.path())) {
          job.accept(folder);
        }
      }
      costs.add((Cost.usedByChildrenSeconds() - begin) / TOGETHER * 1000);
    }
    List<Double> sorted = costs.stream().sorted().toList();
    out.printf(
        Locale.ROOT,
        "%-20s CPU of the children: median %.0f ms, min %.0f ms%n",
        name,
        sorted.get(sorted.size() / 2),
        sorted.getFirst());
    out.flush();
  }

  private ProbeResult.Image probed(Path file) {
    if (!(prober.probe(file, "the photo", NEVER) instanceof ProbeResult.Image image)) {
      throw new IllegalStateException("the photo is none");
    }
    return image;
  }

  private void thumbnail(Path file, WorkFolder folder) {
    var fit = new Fit(OptionalInt.of(320), OptionalInt.empty(), false);
    var wish = new Thumbnail(fit, 0, false, Thumbnail.Format.JPEG, 85);
    Pictures.with(runner)
        .thumbnails()
        .ofPicture(
            file,
            "the photo",
            probed(file).picture(),
            wish,
            folder,
            folder.file("thumb.jpg"),
            NEVER);
  }

  private void run(FfmpegCommand.Builder command) {
    runner
        .run(command.build(), RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "the photo could not be made");
  }
}
