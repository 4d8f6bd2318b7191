package io.kinora.media.publish;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.image.FrameTimes;
import io.kinora.media.image.Pictures;
import io.kinora.media.image.Strip;
import io.kinora.media.image.Thumbnail;
import io.kinora.media.image.Thumbnail.Format;
import io.kinora.media.image.VideoFile;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.FrameRate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/// Makes the pictures of a published video out of what was encoded.
final class Stills {

  private static final int POSTER_LONG_SIDE_MAX = 1280;
  private static final int JPEG_QUALITY = 85;
  private static final String NAME = "the video";

  private final FfmpegRunner runner;
  private final Prober prober;
  private final Pictures pictures;
  private final Frames frames;
  private final StopSignal stop;

  /// The frames that there are.
  record Frames(FrameRate rate, long count) {

    Duration last() {
      return rate.timeOf(count - 1);
    }

    Duration length() {
      return rate.timeOf(count);
    }
  }

  Stills(FfmpegRunner runner, Prober prober, Frames frames, StopSignal stop) {
    this.runner = runner;
    this.prober = prober;
    this.frames = frames;
    pictures = Pictures.with(runner);
    this.stop = stop;
  }

  /// @param length of the video
  Publication.Poster make(Encoded encoded, Duration length, PosterWish wish, WorkFolder folder)
      throws InterruptedException {
    Path small = folder.file(encoded.smallest().file());
    PictureFacts facts = SelfCheck.video(prober, small, stop).picture();
    try (var work = WorkFolder.in(folder.path())) {
      storyboard(new VideoFile(small, NAME, facts), new Storyboard(length), work, folder);
      Duration time = switch (wish) {
        case PosterWish.Typical _ ->
          new PosterTime(runner, small, facts, frames.rate(), stop).of(frames.length());
        case PosterWish.At(Duration at) -> at.compareTo(frames.last()) > 0 ? frames.last() : at;
      };
      return poster(folder.file(encoded.top().file()), time, work, folder);
    }
  }

  private Publication.Poster poster(Path video, Duration time, WorkFolder work, WorkFolder folder) {
    PictureFacts facts = SelfCheck.video(prober, video, stop).picture();
    boolean isLarge = Math.max(facts.width(), facts.height()) > POSTER_LONG_SIDE_MAX;
    Fit fit = isLarge
        ? inside(POSTER_LONG_SIDE_MAX)
        : new Fit(OptionalInt.empty(), OptionalInt.empty(), false);
    var jpeg = new Thumbnail(fit, 0, false, Format.JPEG, JPEG_QUALITY);
    Path out = folder.file(Publication.POSTER);
    Size size = pictures.thumbnails().ofVideo(video, NAME, facts, time, jpeg, work, out, stop);
    var png = new Thumbnail(fit, 0, false, Format.PNG, JPEG_QUALITY);
    Path copy = folder.file(Publication.POSTER_PNG);
    var _ = pictures.thumbnails().ofVideo(video, NAME, facts, time, png, work, copy, stop);
    return new Publication.Poster(size, time);
  }

  private void storyboard(VideoFile video, Storyboard board, WorkFolder work, WorkFolder folder)
      throws InterruptedException {
    Fit fit = inside(Storyboard.TILE_LONG_SIDE);
    var strip = new Strip(fit, OptionalInt.of(board.columns()), Format.JPEG);
    Strip.Made made = pictures
        .strips()
        .ofVideo(
            video,
            new FrameTimes(board.times(frames.last())),
            strip,
            work,
            folder.file(Storyboard.SHEET),
            _ -> {},
            stop);
    if (made.count() != board.tileCount()) {
      throw SelfCheck.wrong("the storyboard has " + made.count() + " tiles").asException();
    }
    Size tile =
        fit.of(new Size(video.facts().width(), video.facts().height()), 1).cut();
    Finishing.write(folder.file(Publication.STORYBOARD), board.text(tile));
  }

  private static Fit inside(int side) {
    return new Fit(OptionalInt.of(side), OptionalInt.of(side), false);
  }
}
