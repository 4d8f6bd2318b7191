package io.kinora.media.publish;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.publish.MasterPlaylist.Variant;
import io.kinora.media.publish.Publication.Film;
import io.kinora.media.publish.Publication.PublishedFile;
import io.kinora.media.publish.Publication.Rendition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes of what was encoded all that is published: playlists, the one MP4, poster, storyboard.
/// It may be done again at any time: all is written anew.
final class Finishing {

  private final FfmpegRunner runner;
  private final Prober prober;
  private final PublishSettings settings;
  private final StopSignal stop;

  Finishing(FfmpegRunner runner, PublishSettings settings, StopSignal stop) {
    this.runner = runner;
    prober = new Prober(runner, Inspection.PROBE_LIMITS);
    this.settings = settings;
    this.stop = stop;
  }

  /// @param folder with what was encoded
  /// @throws MediaFaultException when what came out is not what was planned
  Publication of(Material material, PosterWish wish, WorkFolder folder)
      throws InterruptedException {
    try {
      Publication publication = made(material, wish, folder);
      new SelfCheck(runner, prober, stop).check(publication, material.footage(), folder.path());
      return publication;
    } catch (FailureException failure) {
      throw switch (failure.failure().code()) {
        case ENCODER_FAILED, INPUT_NOT_MEDIA, LIMIT_HIT ->
          new MediaFaultException(SelfCheck.wrong("its pictures could not be made"), failure);
        default -> failure; // Such as a full disk: another attempt may succeed.
      };
    }
  }

  private Publication made(Material material, PosterWish wish, WorkFolder folder)
      throws InterruptedException {
    Encoded encoded = material.encoded();
    FrameRate rate = material.footage().view().rate();
    List<Variant> variants =
        encoded.rungs().stream().map(rung -> variant(rung, folder)).toList();
    Optional<Track> sound =
        encoded.hasSound() ? Optional.of(track(folder.file(Encoded.SOUND))) : Optional.empty();
    writePlaylists(variants, sound, rate, folder);
    Duration length = mp4(material, folder);
    Publication.Poster poster =
        stills(variants.getFirst().track(), rate).make(encoded, length, wish, folder);
    return new Publication(
        files(encoded, folder),
        new Film(encoded.top().size(), length, rate.perSecond(), encoded.hasSound()),
        variants.stream()
            .map(it -> new Rendition(it.size(), MasterPlaylist.bandwidth(it.track(), sound)))
            .toList(),
        poster);
  }

  /// What is heard may last a little longer than what is seen.
  private Stills stills(Track pictures, FrameRate rate) {
    var seen = Duration.ofNanos(Math.round(pictures.seconds() * 1e9));
    return new Stills(runner, prober, new Stills.Frames(rate, rate.countIn(seen)), stop);
  }

  private Variant variant(Rung rung, WorkFolder folder) {
    return new Variant(rung, track(folder.file(rung.file())));
  }

  private Track track(Path mp4) {
    return TrackReader.read(mp4, settings.segment().toNanos() / 1e9);
  }

  private static void writePlaylists(
      List<Variant> variants, Optional<Track> sound, FrameRate rate, WorkFolder folder) {
    for (Variant variant : variants) {
      Rung rung = variant.rung();
      write(folder.file(rung.playlist()), MediaPlaylist.of(rung.file(), variant.track()));
      write(folder.file(rung.keyFrames()), MediaPlaylist.ofKeyFrames(rung.file(), variant.track()));
    }
    sound.ifPresent(track ->
        write(folder.file(Encoded.SOUND_PLAYLIST), MediaPlaylist.of(Encoded.SOUND, track)));
    write(folder.file(Publication.MASTER), MasterPlaylist.of(variants, sound, rate));
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// @return how long the MP4 is
  private Duration mp4(Material material, WorkFolder folder) {
    var command =
        Progressive.of(material.source(), material.footage(), material.encoded(), folder.path());
    Ending ending =
        runner.run(command, Encoding.limits(material.footage().length()), stop).ending();
    Encoding.check(ending);
    return Duration.ofMillis(SelfCheck.video(prober, folder.file(Publication.MP4), stop)
        .length()
        .plusNanos(500_000)
        .toMillis());
  }

  private static List<PublishedFile> files(Encoded encoded, WorkFolder folder) {
    var names = new ArrayList<>(List.of(Publication.MASTER));
    for (Rung rung : encoded.rungs()) {
      names.addAll(List.of(rung.playlist(), rung.keyFrames(), rung.file()));
    }
    if (encoded.hasSound()) {
      names.addAll(List.of(Encoded.SOUND_PLAYLIST, Encoded.SOUND));
    }
    names.addAll(List.of(
        Publication.MP4,
        Publication.POSTER,
        Publication.POSTER_PNG,
        Storyboard.SHEET,
        Publication.STORYBOARD));
    return names.stream()
        .map(name -> new PublishedFile(name, typeOf(name), bytesOf(folder.file(name))))
        .toList();
  }

  /// Source: the publishing contract, section 12.
  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".m3u8" -> "application/vnd.apple.mpegurl";
      case ".mp4" -> "video/mp4";
      case ".jpg" -> "image/jpeg";
      case ".png" -> "image/png";
      case ".vtt" -> "text/vtt; charset=utf-8";
      default -> throw new IllegalArgumentException("no type for " + name);
    };
  }

  private static long bytesOf(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
