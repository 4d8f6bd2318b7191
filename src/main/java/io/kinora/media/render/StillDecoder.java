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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decodes a picture once, upright, at the size at which it is needed. Thread-safe.
final class StillDecoder {

  /// What ffmpeg says of a JPEG that ends before its last rows, which it paints grey.
  private static final Pattern IS_CUT = Pattern.compile("overread \\d");

  private final FfmpegRunner runner;
  private final StopSignal stop;

  StillDecoder(FfmpegRunner runner, StopSignal stop) {
    this.runner = runner;
    this.stop = stop;
  }

  /// @param width of the decoded picture, even
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when it cannot be decoded
  Picture decode(SourceFile file, int width) {
    PictureFacts facts = file.pictureOrFail();
    int height = heightFor(facts, width);
    boolean hasAlpha = facts.hasAlpha();
    try (FfmpegRun run =
        runner.open(command(file, width, height), RunLimits.SHORT, stop, Progress.UNHEARD)) {
      run.input().close();
      Optional<Picture> picture = hasAlpha
          ? RawFrames.readWithAlpha(run.output(), width, height)
          : RawFrames.read(run.output(), width, height)
              .map(frame -> new Picture(frame, Optional.empty()));
      run.end().orFailIfCut(IS_CUT, FailureCode.INPUT_NOT_MEDIA, notAnImage(file));
      return picture.orElseThrow(
          () -> new Failure(FailureCode.INPUT_NOT_MEDIA, notAnImage(file)).asException());
    } catch (IOException failure) {
      stop.check();
      throw new UncheckedIOException(failure);
    }
  }

  static FfmpegCommand command(SourceFile file, int width, int height) {
    PictureFacts facts = file.pictureOrFail();
    String filters = facts.hasAlpha()
        ? "format=gbrap,premultiply=inplace=1,"
            + ColourFilter.scaled(facts, width, height, ColourTarget.VIDEO)
            + ",format=yuva420p"
        : ColourFilter.scaled(facts, width, height, ColourTarget.VIDEO) + ",format=yuv420p";
    return FfmpegCommand.ffmpeg()
        // To start more threads for one picture takes longer than they spare.
        .words("-threads", "1", "-filter_complex_threads", "1")
        .foreignInput(file.path())
        .words("-filter_complex", facts.source() + filters + "[out]", "-map", "[out]")
        .words("-frames:v", "1", "-f", "rawvideo", "pipe:1")
        .build();
  }

  /// The height that keeps the shape, even.
  static int heightFor(PictureFacts facts, int width) {
    double exact = (double) width * facts.uprightHeight() / facts.uprightWidth();
    return Math.max(2, (int) Math.round(exact / 2) * 2);
  }

  private static String notAnImage(SourceFile file) {
    return "File '" + file.name() + "' is not a valid image file";
  }
}
