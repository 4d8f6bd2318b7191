package io.kinora.media.render;

import io.kinora.infra.base.Sha256;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.Media;
import io.kinora.media.timeline.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A film whose files were looked into and whose times were found. Made by [FilmRenderer].
public final class PlannedFilm {

  private final Profile profile;
  private final FilmFiles files;
  private final Timeline timeline;
  private final Map<Media.Map, MapSheet> maps;

  PlannedFilm(Profile profile, FilmFiles files, Timeline timeline, Map<Media.Map, MapSheet> maps) {
    this.profile = profile;
    this.files = files;
    this.timeline = timeline;
    this.maps = Map.copyOf(maps);
  }

  public Profile profile() {
    return profile;
  }

  /// The same film in another size.
  PlannedFilm in(Profile other) {
    return new PlannedFilm(other, files, timeline, maps);
  }

  public Timeline timeline() {
    return timeline;
  }

  /// Length of the file: a whole number of frames.
  public Duration length() {
    return profile.frameRate().timeOf(frameCount());
  }

  long frameCount() {
    return profile.frameRate().countIn(timeline.length());
  }

  /// What is encoded by itself.
  List<Segment> segments() {
    return Segment.of(frameCount(), profile.frameRate().perSecond());
  }

  Map<String, SourceFile> sources() {
    return files.named();
  }

  FilmFiles files() {
    return files;
  }

  /// Says in 64 hexadecimal digits what is drawn: two plans of one definition with the same one
  /// show
  /// the same frames, wherever their files lie, if their programs and faces are the same.
  public String fingerprint() {
    var lines = new ArrayList<String>();
    lines.add(profile.name() + " " + profile.frameRate() + " " + frameCount());
    sources().values().stream()
        .map(source -> source.name() + " " + source.probed())
        .sorted()
        .forEach(lines::add);
    files.spoken().values().stream()
        .map(spoken -> spoken.name() + " " + spoken.length())
        .sorted()
        .forEach(lines::add);
    return Sha256.hex(String.join("\n", lines));
  }

  /// Where each file is, by the address that the film names.
  Map<String, Path> paths() {
    return sources().values().stream()
        .collect(Collectors.toUnmodifiableMap(SourceFile::name, SourceFile::path));
  }

  /// @param texts tells where words lie
  Director director(TextPlan texts) {
    var sizes = new HashMap<String, MediaSize>();
    sources()
        .forEach((name, source) ->
            source.picture().map(PlannedFilm::sizeOf).ifPresent(size -> sizes.put(name, size)));
    var screen = new Box(0, 0, profile.shape().shownWidth(), profile.height());
    return new Director(
        timeline, new Director.Stage(sizes, texts, screen, profile.frameRate(), maps));
  }

  private static MediaSize sizeOf(PictureFacts picture) {
    return new MediaSize(picture.uprightWidth(), picture.uprightHeight());
  }
}
