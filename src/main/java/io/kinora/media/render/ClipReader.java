package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.render.kernel.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Reads a clip forward, at the rate of the film. Holds its last frame. For one thread.
final class ClipReader implements AutoCloseable {

  /// So many frames are decoded before the first one wanted: the nearest earlier frame of a clip
  /// with a slow or uneven rate lies before it.
  private static final int RUN_UP = 8;

  private final SourceFile file;
  private final FfmpegRun run;
  private final int width;
  private Frame frame;
  private Frame spare;
  private long index;
  private boolean isOver;

  private ClipReader(SourceFile file, FfmpegRun run, int width, int height, long index) {
    this.file = file;
    this.run = run;
    this.width = width;
    this.index = index - 1;
    frame = Frame.of(width, height);
    spare = Frame.of(width, height);
    frame.clear();
  }

  /// Opens a clip at a frame.
  ///
  /// @param clip the first frame wanted
  /// @param width of the frames, even
  static ClipReader open(
      SourceFile file,
      Drawing.ClipFrame clip,
      FrameRate rate,
      int width,
      FfmpegRunner runner,
      StopSignal stop) {
    int height = StillDecoder.heightFor(file.pictureOrFail(), width);
    FfmpegRun run = runner.open(
        command(file, clip, rate, width, height), RunLimits.LONG, stop, Progress.UNHEARD);
    return new ClipReader(file, run, width, height, clip.index());
  }

  static FfmpegCommand command(
      SourceFile file, Drawing.ClipFrame clip, FrameRate rate, int width, int height) {
    double first =
        clip.firstNanos() / 1e9 + clip.speed() * clip.index() * rate.seconds() / rate.frames();
    double step = clip.speed() * rate.seconds() / rate.frames();
    int runUp = (int) Math.min(RUN_UP, Math.floor(first / step));
    double seek = first - runUp * step;
    PictureFacts facts = file.pictureOrFail();
    String filters = "setpts=PTS/" + clip.speed()
        + ",fps=" + rate + ":start_time=0:round=up"
        + ",trim=start_frame=" + runUp
        + "," + ColourFilter.scaled(facts, width, height)
        + ",format=yuv420p";
    return FfmpegCommand.ffmpeg()
        .words("-threads", "1", "-ss", String.format(Locale.ROOT, "%.6f", seek))
        .foreignInput(file.path())
        .words("-map", "0:v:0", "-vf", filters, "-fps_mode", "passthrough")
        .words("-f", "rawvideo", "pipe:1")
        .build();
  }

  int width() {
    return width;
  }

  /// Tells whether the reader can still come to a frame.
  boolean reaches(long wanted) {
    return wanted >= index;
  }

  /// The frame with this index, or the last one where the clip is shorter.
  ///
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when the clip breaks off
  Frame frame(long wanted) {
    try {
      while (index < wanted && !isOver) {
        readNext();
      }
      return frame;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void readNext() throws IOException {
    if (!RawFrames.readInto(run.output(), spare)) {
      isOver = true;
      run.end().orFail(FailureCode.INPUT_NOT_MEDIA, "File '" + file.name() + "' is broken inside");
      return;
    }
    run.live();
    Frame last = frame;
    frame = spare;
    spare = last;
    index++;
  }

  @Override
  public void close() {
    run.close();
  }
}
