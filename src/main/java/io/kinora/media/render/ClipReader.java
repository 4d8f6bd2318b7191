package io.kinora.media.render;

import io.kinora.infra.base.Failure;
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

  /// How frames of one showing are decoded.
  ///
  /// @param first the first frame wanted
  /// @param width of the frames, even
  private record Way(
      SourceFile file, Drawing.ClipFrame first, FrameRate rate, int width, FfmpegRunner runner) {

    int height() {
      return StillDecoder.heightFor(file.pictureOrFail(), width);
    }

    FfmpegRun open(StopSignal stop) {
      FfmpegCommand command = command(file, first, rate, width, height());
      return runner.open(command, RunLimits.LONG, stop, Progress.UNHEARD);
    }

    /// The same from the first frame of the file on.
    Way fromStart() {
      long early = (long) Math.floor(seconds(first, rate) / step(first, rate));
      return new Way(file, earlier(first, early), rate, width, runner);
    }
  }

  private final StopSignal stop;
  private final boolean hasAlpha;
  private Way way;
  private FfmpegRun run;
  private Picture picture;
  private Picture spare;
  private long index;
  private boolean hasRead;
  private boolean isOver;

  private ClipReader(Way way, StopSignal stop) {
    this.way = way;
    this.stop = stop;
    run = way.open(stop);
    index = way.first().index() - 1;
    hasAlpha = way.file().pictureOrFail().hasAlpha();
    picture = new Picture(Frame.of(way.width(), way.height()), Optional.empty());
    spare = new Picture(Frame.of(way.width(), way.height()), Optional.empty());
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
    var way = new Way(file, notAfterEnd(clip, file, rate), rate, width, runner);
    return new ClipReader(way, stop);
  }

  /// In the clip, from one frame of the film to the next.
  private static double step(Drawing.ClipFrame clip, FrameRate rate) {
    return clip.speed() * rate.seconds() / rate.frames();
  }

  /// Where in the clip the frame is.
  private static double seconds(Drawing.ClipFrame clip, FrameRate rate) {
    return clip.firstNanos() / 1e9 + step(clip, rate) * clip.index();
  }

  private static Drawing.ClipFrame earlier(Drawing.ClipFrame clip, long frames) {
    return new Drawing.ClipFrame(
        clip.filename(), clip.firstNanos(), clip.speed(), clip.between(), clip.index() - frames);
  }

  /// Where to begin so that there is a frame to hold: a film may go on long after its clip has
  /// ended.
  private static Drawing.ClipFrame notAfterEnd(
      Drawing.ClipFrame clip, SourceFile file, FrameRate rate) {
    double step = step(clip, rate);
    double time = seconds(clip, rate);
    double latest = file.length().map(it -> it.toNanos() / 1e9 - LAST_SECONDS).orElse(0.0);
    double early = Math.clamp(Math.ceil((time - latest) / step), 0, Math.floor(time / step));
    return earlier(clip, (long) early);
  }

  static FfmpegCommand command(
      SourceFile file, Drawing.ClipFrame clip, FrameRate rate, int width, int height) {
    double first = Math.max(0, seconds(clip, rate));
    boolean isSought = first >= step(clip, rate); // Not every file can be entered elsewhere.
    PictureFacts facts = file.pictureOrFail();
    String pixels = pixels(facts, width, height);
    String frames = "fps=" + rate + ":start_time=0:round=up";
    String since = isSought ? "PTS" : String.format(Locale.ROOT, "(PTS-%.6f/TB)", first);
    String filters = "setpts=" + since + "/" + clip.speed() + ","
        + switch (clip.between()) {
          case HELD -> frames + "," + pixels;
          case BLENDED -> pixels + "," + blended(rate) + "," + frames;
        };
    return FfmpegCommand.ffmpeg()
        // Frames from the key frame on are kept: the nearest earlier one may lie long before.
        .words("-threads", "1", "-noaccurate_seek")
        .words(facts.decoder())
        .from(isSought ? first : 0)
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
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when the clip breaks off, or
  ///     holds no frame
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
      endOrFail();
      if (!hasRead && !reopen()) {
        throw new Failure(FailureCode.INPUT_NOT_MEDIA, broken()).asException();
      }
      isOver = hasRead;
      return;
    }
    hasRead = true;
    run.live();
    Picture last = picture;
    picture = spare;
    spare = last;
    index++;
  }

  /// Reads a file from its start that could not be entered where it was to be.
  ///
  /// @return whether there is another way
  private boolean reopen() {
    Way other = way.fromStart();
    if (other.equals(way)) {
      return false;
    }
    run.close();
    way = other;
    run = way.open(stop);
    index = way.first().index() - 1;
    return true;
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
    run.end().orFailIfCut(SourceFile.IS_CUT, FailureCode.INPUT_NOT_MEDIA, broken());
  }

  private String broken() {
    return "File '" + way.file().name() + "' is broken inside";
  }

  @Override
  public void close() {
    run.close();
  }
}
