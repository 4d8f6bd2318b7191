package io.kinora.media.publish;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.image.Thumbnail;
import io.kinora.media.image.Thumbnail.Format;
import io.kinora.media.image.Thumbnails;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/// A picture that somebody wants to stand for a video instead of one of its frames: looked into,
/// and decoded once.
///
/// @param size as the file has it
/// @param png  a copy of it
public record OwnPoster(Size size, Path png) {

  private static final String NAME = "the picture";
  private static final ProbeLimits LIMITS =
      new ProbeLimits(40_000_000, 40_000_000, Duration.ofHours(1), 8);

  /// @param format that the file must have, JPEG or PNG
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` where it has another or is
  ///     broken, `INPUT_TOO_LARGE` where it has too many pixels
  static OwnPoster of(
      FfmpegRunner runner, Path file, Format format, WorkFolder work, StopSignal stop) {
    PictureFacts facts = facts(runner, file, format, stop);
    var whole = new Fit(OptionalInt.empty(), OptionalInt.empty(), false);
    Path png = work.file("copy.png");
    var copy = new Thumbnail(whole, 0, false, Format.PNG, 1);
    Size size = new Thumbnails(runner).ofPicture(file, NAME, facts, copy, work, png, stop);
    return new OwnPoster(size, png);
  }

  private static PictureFacts facts(
      FfmpegRunner runner, Path file, Format format, StopSignal stop) {
    String codec = format == Format.JPEG ? "mjpeg" : "png";
    if (new Prober(runner, LIMITS).probe(file, NAME, stop) instanceof ProbeResult.Image image
        && image.picture().codec().equals(codec)) {
      return image.picture();
    }
    throw new Failure(FailureCode.INPUT_NOT_MEDIA, "File '" + NAME + "' is no " + format)
        .asException();
  }
}
