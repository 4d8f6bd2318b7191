package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Draws single frames of films that have files in common, such as one film that is being edited:
/// what was found out about a file is known for the next frame, and its pixels are there.
///
/// Thread-safe. A file must stay what it is as long as the desk is used.
public final class FrameDesk {

  /// Of the bytes that a film may keep: there may be several desks.
  private static final int SHELF_PART = 4;

  private final FilmRenderer renderer;
  private final StopSignal closing;
  private final Map<Use, SourceFile> known = new ConcurrentHashMap<>();
  private final KeptPictures pictures;

  /// A file may be meant as one thing here and as another there.
  private record Use(String filename, FileNames.Kind kind) {}

  FrameDesk(FilmRenderer renderer, StopSignal closing) {
    this.renderer = renderer;
    this.closing = closing;
    this.pictures = renderer.pictures(renderer.settings().shelfBytes() / SHELF_PART, closing);
  }

  /// As [FilmRenderer#plan]; a file that was looked into is not looked into again.
  public PlannedFilm plan(
      Film film, Function<FileNames.Named, Path> files, Profile profile, StopSignal stop) {
    return renderer.planner().plan(film, named -> source(named, files), profile, stop);
  }

  private SourceFile source(FileNames.Named named, Function<FileNames.Named, Path> files) {
    var use = new Use(named.filename(), named.kind());
    SourceFile source = known.get(use);
    if (source == null) { // Two may look at once: they see the same.
      source = renderer.planner().lookedInto(named, files.apply(named), closing);
      known.put(use, source);
    }
    return source;
  }

  /// As [FilmRenderer#still], of a film that was planned here.
  public void draw(PlannedFilm film, Duration time, StillFormat format, Path out, StopSignal stop) {
    var encoder = new StillEncoder(renderer.runner(), format, out, stop);
    renderer.still(film, time, pictures, encoder);
  }
}
