package io.kinora.media.image;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Makes thumbnails with one run of ffmpeg each. Thread-safe.
public final class Thumbnails {

  private final FfmpegRunner runner;

  public Thumbnails(FfmpegRunner runner) {
    this.runner = runner;
  }

  /// A small copy of a picture. What EXIF says of its orientation is left to the caller, as the old
  /// service did.
  ///
  /// @param name what to call the file in messages to the client
  /// @return the size of the thumbnail
  public Size ofPicture(
      Path file,
      String name,
      PictureFacts facts,
      Thumbnail wish,
      WorkFolder work,
      Path out,
      StopSignal stop) {
    boolean liesDown = wish.rotation() % 180 != 0;
    var source = liesDown
        ? new Size(facts.storedHeight(), facts.storedWidth())
        : new Size(facts.storedWidth(), facts.storedHeight());
    Fit.Plan plan = wish.fit().of(source, 1);
    var command =
        ThumbnailCommand.ofPicture(file, facts, wish, plan, poster(wish, plan.cut(), work), out);
    new StillFile(file, name, facts)
        .orFail(runner.run(command, RunLimits.SHORT, stop).ending());
    return plan.cut();
  }

  /// One frame of a video, upright.
  ///
  /// @param time in the video; its last frame where it is shorter
  /// @return the size of the thumbnail
  public Size ofVideo(
      Path file,
      String name,
      PictureFacts facts,
      Duration time,
      Thumbnail wish,
      WorkFolder work,
      Path out,
      StopSignal stop) {
    var source = new Size(facts.uprightWidth(), facts.uprightHeight());
    Fit.Plan plan = wish.fit().of(source, 1);
    Path poster = poster(wish, plan.cut(), work);
    for (boolean fromEnd : new boolean[] {false, true}) {
      var command = ThumbnailCommand.ofVideo(file, facts, time, fromEnd, wish, plan, poster, out);
      runner
          .run(command, RunLimits.SHORT, stop)
          .ending()
          .orFail(FailureCode.INPUT_NOT_MEDIA, "File '" + name + "' is not a valid video file");
      if (hasBytes(out)) {
        return plan.cut();
      }
    }
    throw new Failure(FailureCode.INPUT_NOT_MEDIA, "File '" + name + "' is not a valid video file")
        .asException();
  }

  private static boolean hasBytes(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The play button as raw pixels in a file, or an empty path where none is wanted.
  private static Path poster(Thumbnail wish, Size size, WorkFolder work) {
    if (!wish.hasPoster()) {
      return ThumbnailCommand.NO_POSTER;
    }
    Path file = work.file("poster.rgba");
    try {
      return Files.write(file, PlayButton.of(PlayButton.sizeOn(size)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
