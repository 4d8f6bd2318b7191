package io.kinora.media.render;

import io.kinora.media.probe.PictureFacts;
import io.kinora.media.profile.Profile;
import io.kinora.media.timeline.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A film whose files were looked into and whose times were found. Made by [FilmRenderer].
public final class PlannedFilm {

  private final Profile profile;
  private final Map<String, SourceFile> sources;
  private final Timeline timeline;

  PlannedFilm(Profile profile, Map<String, SourceFile> sources, Timeline timeline) {
    this.profile = profile;
    this.sources = Map.copyOf(sources);
    this.timeline = timeline;
  }

  public Profile profile() {
    return profile;
  }

  /// The same film in another size.
  PlannedFilm in(Profile other) {
    return new PlannedFilm(other, sources, timeline);
  }

  public Timeline timeline() {
    return timeline;
  }

  /// Length of the file: a whole number of frames.
  public Duration length() {
    return profile.frameRate().timeOf(director().frameCount());
  }

  Map<String, SourceFile> sources() {
    return sources;
  }

  /// Where each file is, by the address that the film names.
  Map<String, Path> files() {
    return sources.values().stream()
        .collect(Collectors.toUnmodifiableMap(SourceFile::name, SourceFile::path));
  }

  Director director() {
    var sizes = new HashMap<String, MediaSize>();
    sources.forEach((name, source) ->
        source.picture().map(PlannedFilm::sizeOf).ifPresent(size -> sizes.put(name, size)));
    var screen = new Box(0, 0, profile.shape().shownWidth(), profile.height());
    return new Director(timeline, sizes, screen, profile.frameRate());
  }

  private static MediaSize sizeOf(PictureFacts picture) {
    return new MediaSize(picture.uprightWidth(), picture.uprightHeight());
  }
}
