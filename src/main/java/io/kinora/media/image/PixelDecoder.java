package io.kinora.media.image;

import io.kinora.infra.base.AtOnce;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.NumberedFiles;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.probe.PictureFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/// Has ffmpeg decode pictures, and keeps their pixels in a [CellFile]. Thread-safe.
final class PixelDecoder {

  /// Codecs whose pictures can be frames of one input, with the ending of such files.
  private static final Map<String, String> ENDINGS = Map.of("png", "png", "mjpeg", "jpg");

  private static final int TOGETHER_MAX = 25;
  private static final int AT_ONCE = 4;

  private final FfmpegRunner runner;

  PixelDecoder(FfmpegRunner runner) {
    this.runner = runner;
  }

  /// Decodes pictures, upright, each into its cell; those that are alike together.
  ///
  /// @param progress hears the share that is done, on any thread
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when one cannot be decoded
  void stills(
      List<StillFile> files,
      Fit fit,
      CellFile cells,
      Path folder,
      DoubleConsumer progress,
      StopSignal stop)
      throws InterruptedException {
    var done = new AtomicInteger();
    var jobs = new ArrayList<Callable<Void>>();
    for (int first = 0, end; first < files.size(); first = end) {
      end = endOfAlike(files, first);
      int index = first;
      List<StillFile> alike = files.subList(first, end);
      Fit.Plan plan = fit.inCell(cells.cell(), files.get(first).uprightSize());
      jobs.add(Executors.callable(
          () -> {
            stills(alike, plan, cells, index, folder, stop);
            progress.accept((double) done.addAndGet(alike.size()) / files.size());
          },
          null));
    }
    AtOnce.all(AT_ONCE, "decode", jobs);
  }

  /// Where the files end that have the same facts as the one at `first`.
  private static int endOfAlike(List<StillFile> files, int first) {
    PictureFacts facts = files.get(first).facts();
    int end = first + 1;
    while (end < files.size()
        && end - first < TOGETHER_MAX
        && ENDINGS.containsKey(facts.codec())
        && files.get(end).facts().equals(facts)) {
      end++;
    }
    return end;
  }

  private void stills(
      List<StillFile> alike,
      Fit.Plan plan,
      CellFile cells,
      int index,
      Path folder,
      StopSignal stop) {
    if (alike.size() > 1 && together(alike, plan, cells, index, folder, stop)) {
      return;
    }
    for (int at = 0; at < alike.size(); at++) {
      still(alike.get(at), plan, cells, index + at, stop);
    }
  }

  /// Tells whether all were decoded: if not, nobody knows yet which of them is broken.
  private boolean together(
      List<StillFile> alike,
      Fit.Plan plan,
      CellFile cells,
      int index,
      Path folder,
      StopSignal stop) {
    PictureFacts facts = alike.getFirst().facts();
    String ending = ENDINGS.getOrDefault(facts.codec(), "");
    try (var links = WorkFolder.in(folder)) {
      var files = NumberedFiles.linked(alike.stream().map(StillFile::path).toList(), ending, links);
      FfmpegCommand command = PixelCommand.ofStills(files, facts, plan);
      Read read =
          read(command, RunLimits.SHORT, plan, facts.hasAlpha(), cells, index, alike.size(), stop);
      return read.count() == alike.size() && StillFile.isWhole(read.ending());
    }
  }

  private void still(StillFile file, Fit.Plan plan, CellFile cells, int index, StopSignal stop) {
    FfmpegCommand command = PixelCommand.ofStill(file, plan);
    var read = read(command, RunLimits.SHORT, plan, file.facts().hasAlpha(), cells, index, 1, stop);
    file.orFail(read.ending());
    if (read.count() == 0) {
      throw file.isBroken();
    }
  }

  /// Decodes the frames of a video at some times.
  ///
  /// @param index of the first; the others follow
  /// @return how many there were: the video may end before, or one frame be shown at two times
  int frames(
      VideoFile file,
      FrameTimes.Run times,
      Fit.Plan plan,
      CellFile cells,
      int index,
      StopSignal stop) {
    FfmpegCommand command = PixelCommand.ofFrames(file, times, plan);
    boolean hasAlpha = file.facts().hasAlpha();
    var read = read(
        command, RunLimits.LONG, plan, hasAlpha, cells, index, times.times().size(), stop);
    file.orFail(read.ending());
    return read.count();
  }

  /// @param count of the pictures that came
  private record Read(int count, Ending ending) {}

  private Read read(
      FfmpegCommand command,
      RunLimits limits,
      Fit.Plan plan,
      boolean hasAlpha,
      CellFile cells,
      int index,
      int max,
      StopSignal stop) {
    try (FfmpegRun run = runner.open(command, limits, stop, Progress.UNHEARD)) {
      run.input().close();
      int count = 0;
      while (count < max && cells.read(run.output(), index + count, plan.cut(), hasAlpha)) {
        run.live();
        count++;
      }
      return new Read(count, run.end());
    } catch (IOException failure) {
      stop.check();
      throw new UncheckedIOException(failure);
    }
  }
}
