package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
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
import java.util.Optional;

/// Reads a clip forward, at the rate of the film. Holds its last frame. For one thread.
final class ClipReader implements AutoCloseable {

  /// The pictures of a clip may end so much before its sound.
  private static final double LAST_SECONDS = 1;

  private final SourceFile file;
  private final FfmpegRun run;
  private final boolean hasAlpha;
  private Picture picture;
  private Picture spare;
  private long index;
  private boolean isOver;

  private ClipReader(SourceFile file, FfmpegRun run, int width, int height, long index) {
    this.file = file;
    this.run = run;
    this.index = index - 1;
    hasAlpha = file.pictureOrFail().hasAlpha();
    picture = new Picture(Frame.of(width, height), Optional.empty());
    spare = new Picture(Frame.of(width, height), Optional.empty());
    picture.frame().clear();
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
    Drawing.ClipFrame first = notAfterEnd(clip, file, rate);
    FfmpegRun run = runner.open(
        command(file, first, rate, width, height), RunLimits.LONG, stop, Progress.UNHEARD);
    return new ClipReader(file, run, width, height, first.index());
  }

  /// Where to begin so that there is a frame to hold: a film may go on long after its clip has
  /// ended.
  private static Drawing.ClipFrame notAfterEnd(
      Drawing.ClipFrame clip, SourceFile file, FrameRate rate) {
    double step = clip.speed() * rate.seconds() / rate.frames();
    double time = clip.firstNanos() / 1e9 + step * clip.index();
    double latest = file.length().map(it -> it.toNanos() / 1e9 - LAST_SECONDS).orElse(0.0);
    double early = Math.clamp(Math.ceil((time - latest) / step), 0, Math.floor(time / step));
    return new Drawing.ClipFrame(
        clip.filename(),
        clip.firstNanos(),
        clip.speed(),
        clip.between(),
        clip.index() - (long) early);
  }

  static FfmpegCommand command(
      SourceFile file, Drawing.ClipFrame clip, FrameRate rate, int width, int height) {
    double first =
        clip.firstNanos() / 1e9 + clip.speed() * clip.index() * rate.seconds() / rate.frames();
    PictureFacts facts = file.pictureOrFail();
    String pixels = pixels(facts, width, height);
    String frames = "fps=" + rate + ":start_time=0:round=up";
    String filters = "setpts=PTS/" + clip.speed() + ","
        + switch (clip.between()) {
          case HELD -> frames + "," + pixels;
          case BLENDED -> pixels + "," + blended(rate) + "," + frames;
        };
    return FfmpegCommand.ffmpeg()
        // Frames from the key frame on are kept: the nearest earlier one may lie long before.
        .words("-threads", "1", "-noaccurate_seek")
        .words(facts.decoder())
        .words("-ss", String.format(Locale.ROOT, "%.6f", Math.max(0, first)))
        .foreignInput(file.path())
        .words("-map", "0:" + facts.stream(), "-vf", filters, "-fps_mode", "passthrough")
        .words("-f", "rawvideo", "pipe:1")
        .build();
  }

  /// Neighbours are mixed by time, not across a cut. It wants to see frames behind the last one:
  /// that one is repeated.
  private static String blended(FrameRate rate) {
    return "tpad=stop=3:stop_mode=clone,minterpolate=fps=" + rate + ":mi_mode=blend";
  }

  private static String pixels(PictureFacts facts, int width, int height) {
    return facts.hasAlpha()
        ? ColourFilter.scaledOnBlack(facts, width, height, ColourTarget.VIDEO) + ",format=yuva420p"
        : ColourFilter.scaled(facts, width, height, ColourTarget.VIDEO) + ",format=yuv420p";
  }

  /// Tells whether the reader can still come to a frame.
  boolean reaches(long wanted) {
    return wanted >= index;
  }

  /// The frame with this index, or the last one where the clip is shorter.
  ///
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when the clip breaks off
  Picture picture(long wanted) {
    try {
      while (index < wanted && !isOver) {
        readNext();
      }
      return picture;
    } catch (IOException failure) {
      endOrFail(); // Whoever kills the decoder closes its pipe under us: its ending says why.
      throw new UncheckedIOException(failure);
    }
  }

  private void readNext() throws IOException {
    if (!readSpare()) {
      isOver = true;
      endOrFail();
      return;
    }
    run.live();
    Picture last = picture;
    picture = spare;
    spare = last;
    index++;
  }

  private boolean readSpare() throws IOException {
    if (!hasAlpha) {
      return RawFrames.readInto(run.output(), spare.frame());
    }
    Optional<Picture> read = RawFrames.readWithAlpha(
        run.output(), spare.frame().width(), spare.frame().height());
    read.ifPresent(next -> spare = next);
    return read.isPresent();
  }

  private void endOrFail() {
    run.end()
        .orFailIfCut(
            SourceFile.IS_CUT,
            FailureCode.INPUT_NOT_MEDIA,
            "File '" + file.name() + "' is broken inside");
  }

  @Override
  public void close() {
    run.close();
  }
}
