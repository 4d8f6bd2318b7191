package io.kinora.media.publish;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.image.Thumbnail.Format;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/// Makes of an uploaded file what players need, in three steps: each may be done by another
/// process, and again after a crash. What goes from step to step are plain values and the files
/// in a folder. Thread-safe.
public final class Publisher {

  private final FfmpegRunner runner;
  private final PublishSettings settings;
  private final String preset;

  public Publisher(FfmpegRunner runner, PublishSettings settings) {
    this(runner, settings, Encoding.PRESET);
  }

  /// @param preset of x264: tests of where things are take a faster one
  Publisher(FfmpegRunner runner, PublishSettings settings, String preset) {
    this.runner = runner;
    this.settings = settings;
    this.preset = preset;
  }

  /// Finds out whether a file can be published.
  public Inspected inspect(Path source, StopSignal stop) {
    return new Inspection(runner, settings.lengthMax(), stop).of(source);
  }

  /// Encodes the pictures in all sizes, and the sound.
  ///
  /// @param folder for what is made; an earlier attempt may have left files there
  /// @param progress hears the share that is done, 0 to 1, on any thread
  /// @throws MediaFaultException when the file does not let itself be encoded, or it takes too
  ///     long
  public Encoded encode(
      Path source, Footage footage, WorkFolder folder, DoubleConsumer progress, StopSignal stop) {
    return new Encoding(runner, settings, preset).of(source, footage, folder, progress, stop);
  }

  /// Makes playlists, the one MP4, poster and storyboard, and looks at all of it.
  ///
  /// @param folder with what was encoded; what is published is there afterwards
  /// @throws MediaFaultException when what came out is not what was planned
  public Publication finish(
      Material material, PosterWish poster, WorkFolder folder, StopSignal stop)
      throws InterruptedException {
    return new Finishing(runner, settings, stop).of(material, poster, folder);
  }

  /// Looks into a picture that is to stand for a video.
  ///
  /// @param format that it must have, JPEG or PNG
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` where it has another or is
  ///     broken, `INPUT_TOO_LARGE` where it has too many pixels
  public OwnPoster poster(Path picture, Format format, WorkFolder work, StopSignal stop) {
    return OwnPoster.of(runner, picture, format, work, stop);
  }
}
