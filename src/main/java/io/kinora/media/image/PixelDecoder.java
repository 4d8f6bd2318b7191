package io.kinora.media.image;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Has ffmpeg decode pictures, and keeps their pixels in a [CellFile]. Thread-safe.
final class PixelDecoder {

  private final FfmpegRunner runner;

  PixelDecoder(FfmpegRunner runner) {
    this.runner = runner;
  }

  /// Decodes a picture, upright, scaled and cut as planned.
  ///
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when it cannot be decoded
  void still(StillFile file, Fit.Plan plan, CellFile cells, int index, StopSignal stop) {
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
