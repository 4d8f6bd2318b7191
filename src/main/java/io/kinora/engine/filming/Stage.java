package io.kinora.engine.filming;

import io.kinora.engine.filming.Script.Input;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.SegmentDesk;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.InvalidFilmException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One film that this machine helps with: its files, its plan. Thread-safe.
final class Stage implements AutoCloseable {

  private final Share share;
  private final FilmRenderer renderer;
  private final String programs;
  private final Path parent;
  private final StopSignal closing = new StopSignal();
  private @Nullable WorkFolder folder;
  private @Nullable SegmentDesk desk;

  Stage(Share share, FilmRenderer renderer, String programs, Path parent) {
    this.share = share;
    this.renderer = renderer;
    this.programs = programs;
    this.parent = parent;
  }

  /// Fetches and plans the film, if nobody has yet; whoever comes meanwhile waits.
  ///
  /// @throws io.kinora.infra.base.FailureException where it cannot be made here
  synchronized SegmentDesk desk() {
    if (desk == null) {
      Script script = share.findScript().orElseThrow(() -> refused("is made no more"));
      if (!script.programs().equals(programs)) {
        throw refused("is made with " + script.programs() + ", not with " + programs);
      }
      WorkFolder place = folder == null ? WorkFolder.in(parent) : folder;
      folder = place;
      PlannedFilm film = planned(script, place);
      if (!film.fingerprint().equals(script.plan())) {
        throw refused("is another one here: maps, faces or speech of the machines differ");
      }
      desk = renderer.segments(film, script.profiles(), place, closing);
    }
    return desk;
  }

  private PlannedFilm planned(Script script, WorkFolder place) {
    try {
      return renderer.plan(
          FilmReader.read(script.definition()),
          named -> file(script, named, place),
          script.drawn().profile(),
          closing);
    } catch (InvalidFilmException invalid) {
      throw refused("cannot be read: " + invalid.getMessage());
    }
  }

  private Path file(Script script, FileNames.Named named, WorkFolder place) {
    Input input = script.inputs().get(named.filename());
    if (input == null) {
      throw refused("has no file " + named.filename());
    }
    input.findFailure().ifPresent(failure -> {
      throw failure.asException();
    });
    return share
        .find(input)
        .map(file -> share.brought(file, place))
        .orElseThrow(() -> refused("has lost its file " + named.filename()));
  }

  /// Not to be tried again: who has begun the film makes it himself.
  private RuntimeException refused(String why) {
    return new Failure(FailureCode.INPUT_REFUSED, "Film " + share.film() + " " + why).asException();
  }

  /// Nobody works at it any more.
  @Override
  public synchronized void close() {
    closing.stop();
    if (folder != null) {
      folder.close();
      folder = null;
    }
    desk = null;
  }
}
