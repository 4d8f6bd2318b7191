package io.kinora.media.publish;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.publish.Publication.PublishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Looks at all that was made before anybody sees it. Source: the publishing contract, section
/// 11, self-check before ready.
final class SelfCheck {

  private static final double TOLERANCE_SECONDS = 0.5;
  private static final double TOLERANCE_SHARE = 0.01;
  private static final String TAIL_SECONDS = "-2";

  private final FfmpegRunner runner;
  private final Prober prober;
  private final StopSignal stop;

  SelfCheck(FfmpegRunner runner, Prober prober, StopSignal stop) {
    this.runner = runner;
    this.prober = prober;
    this.stop = stop;
  }

  static MediaFault wrong(String why) {
    return new MediaFault(
        FaultCode.ENCODING_FAILED, "What was made of the video is not as planned: " + why + ".");
  }

  /// What an MP4 of our own making is.
  static ProbeResult.Video video(Prober prober, Path mp4, StopSignal stop) {
    if (prober.probe(mp4, "the output", stop) instanceof ProbeResult.Video video) {
      return video;
    }
    throw wrong("an MP4 does not open").asException();
  }

  /// @throws MediaFaultException when anything is missing, or the video came out too short
  void check(Publication publication, Footage footage, Path folder) {
    publication.files().forEach(file -> require(file.bytes() > 0, file.name() + " is missing"));
    checkMp4(publication, folder.resolve(Publication.MP4));
    checkLength(publication.film().duration(), footage.length());
    Map<String, Long> sizes = publication.files().stream()
        .collect(Collectors.toMap(PublishedFile::name, PublishedFile::bytes));
    for (PublishedFile file : publication.files()) {
      if (file.name().endsWith(".m3u8")) {
        var playlist = PlaylistReading.of(read(folder.resolve(file.name())));
        checkPlaylist(playlist, sizes, publication.film().duration());
      }
    }
    for (String poster : List.of(Publication.POSTER, Publication.POSTER_PNG)) {
      checkPicture(folder.resolve(poster), publication.poster().size());
    }
    checkDecodes(folder.resolve(Storyboard.SHEET));
  }

  private void checkMp4(Publication publication, Path mp4) {
    ProbeResult.Video video = video(prober, mp4, stop);
    Size size = publication.film().size();
    require(
        video.picture().width() == size.width() && video.picture().height() == size.height(),
        "the MP4 has another size");
    require(
        video.sound().isPresent() == publication.film().hasSound(), "the MP4 has another sound");
    var end = FfmpegCommand.ffmpeg()
        .words("-xerror", "-sseof", TAIL_SECONDS)
        .input(mp4)
        .words("-map", "0", "-f", "null", "-");
    require(runs(end.build()), "the MP4 cannot be decoded to its end");
  }

  private static void checkPlaylist(
      PlaylistReading playlist, Map<String, Long> sizes, Duration duration) {
    playlist
        .ends()
        .forEach((name, end) ->
            require(sizes.getOrDefault(name, 0L) >= end, name + " is named and not there"));
    double off = Math.abs(playlist.seconds() - duration.toNanos() / 1e9);
    require(
        !playlist.hasSegments() || off <= TOLERANCE_SECONDS,
        "a playlist is " + off + " s longer or shorter than the MP4");
  }

  private static void checkLength(Duration made, Duration source) {
    double off = Math.abs(made.minus(source).toNanos() / 1e9);
    double allowed = Math.max(TOLERANCE_SECONDS, TOLERANCE_SHARE * source.toNanos() / 1e9);
    if (off > allowed) {
      throw new MediaFault(
              FaultCode.TRUNCATED_MEDIA,
              "The file promises %.1f s and has %.1f s. Upload it again, whole."
                  .formatted(source.toNanos() / 1e9, made.toNanos() / 1e9))
          .asException();
    }
  }

  private void checkPicture(Path picture, Size size) {
    require(
        prober.probe(picture, "the output", stop) instanceof ProbeResult.Image image
            && image.picture().width() == size.width()
            && image.picture().height() == size.height(),
        "the poster has another size");
    checkDecodes(picture);
  }

  private void checkDecodes(Path picture) {
    var command = FfmpegCommand.ffmpeg().words("-xerror").input(picture).words("-f", "null", "-");
    require(runs(command.build()), "a picture cannot be decoded");
  }

  private boolean runs(FfmpegCommand command) {
    boolean isGood = runner.run(command, RunLimits.LONG, stop).ending().isSuccess();
    stop.check();
    return isGood;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void require(boolean isRight, String why) {
    if (!isRight) {
      throw wrong(why).asException();
    }
  }
}
