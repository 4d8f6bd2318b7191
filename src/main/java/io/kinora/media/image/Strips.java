package io.kinora.media.image;

import io.kinora.infra.base.AtOnce;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/// Makes strips: each picture is decoded by a run of ffmpeg, a few at a time; the whole is encoded
/// by
/// one more. Thread-safe.
public final class Strips {

  /// More at a time cost more processor time in all: cores share what they have.
  private static final int AT_ONCE = 2;
  private static final int JPEG_QUALITY = 85;
  private static final int BLACK = 0;

  private final FfmpegRunner runner;
  private final PixelDecoder decoder;

  Strips(FfmpegRunner runner) {
    this.runner = runner;
    decoder = new PixelDecoder(runner);
  }

  /// Pictures side by side, each upright; at least one.
  public Strip.Made ofPictures(
      List<StillFile> files, Strip wish, WorkFolder work, Path out, StopSignal stop)
      throws InterruptedException {
    Size cell = wish.fit().of(files.getFirst().uprightSize(), 1).cut();
    wish.plan(cell, files.size()); // Too large is told before anything is decoded.
    try (var cells = CellFile.in(work.file("cells"), cell, BLACK)) {
      decoder.stills(files, wish.fit(), cells, work.path(), _ -> {}, stop);
      return encoded(cells, wish, out, stop);
    }
  }

  /// Frames of a video side by side, upright, at some times of it; at least one.
  ///
  /// @param progress hears the share that is done, on any thread
  public Strip.Made ofVideo(
      VideoFile file,
      FrameTimes times,
      Strip wish,
      WorkFolder work,
      Path out,
      DoubleConsumer progress,
      StopSignal stop)
      throws InterruptedException {
    Fit.Plan plan = wish.fit().of(file.uprightSize(), 1);
    wish.plan(plan.cut(), times.times().size());
    var done = new AtomicInteger();
    try (var cells = CellFile.in(work.file("cells"), plan.cut(), BLACK)) {
      List<Callable<Void>> jobs = times.runs().stream()
          .<Callable<Void>>map(run -> Executors.callable(
              () -> {
                decoder.frames(file, run, plan, cells, run.index(), stop);
                int count = done.addAndGet(run.times().size());
                progress.accept((double) count / times.times().size());
              },
              null))
          .toList();
      AtOnce.all(AT_ONCE, "strip", jobs);
      if (cells.present().isEmpty()) {
        throw new Failure(FailureCode.INPUT_NOT_MEDIA, file.notAVideo()).asException();
      }
      return encoded(cells, wish, out, stop);
    }
  }

  /// Brings the cells that are there into one picture, row by row.
  private Strip.Made encoded(CellFile cells, Strip wish, Path out, StopSignal stop) {
    List<Integer> present = cells.present();
    Strip.Plan plan = wish.plan(cells.cell(), present.size());
    var command = PixelCommand.encode(plan.whole(), wish.format(), JPEG_QUALITY, out);
    try (FfmpegRun run = runner.open(command, RunLimits.SHORT, stop, Progress.UNHEARD)) {
      try (OutputStream pixels = run.input()) {
        write(cells, present, plan, pixels, run);
      } catch (IOException _) {
        stop.check(); // Else the encoder has gone, and its ending says why.
      }
      run.end().orFail(FailureCode.ENCODER_FAILED, "The strip could not be encoded");
    }
    return new Strip.Made(present.size(), plan.whole());
  }

  private static void write(
      CellFile cells, List<Integer> present, Strip.Plan plan, OutputStream out, FfmpegRun run)
      throws IOException {
    int cellBytes = 3 * plan.cell().width();
    byte[] line = new byte[cellBytes * plan.columns()];
    for (int row = 0; row < plan.rows(); row++) {
      List<Integer> shown = present.subList(
          row * plan.columns(), Math.min(present.size(), (row + 1) * plan.columns()));
      Arrays.fill(line, (byte) BLACK);
      for (int y = 0; y < plan.cell().height(); y++) {
        for (int column = 0; column < shown.size(); column++) {
          cells.rows(shown.get(column), y, 1, line, column * cellBytes);
        }
        out.write(line);
        run.live();
      }
    }
  }
}
