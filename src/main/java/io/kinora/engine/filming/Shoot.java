package io.kinora.engine.filming;

import io.kinora.engine.filming.FilmInputs.Found;
import io.kinora.engine.filming.Script.Input;
import io.kinora.engine.filming.SegmentOrders.Readiness;
import io.kinora.engine.task.Run;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.Export;
import io.kinora.media.render.FilmParts;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.RenderProgress;
import io.kinora.media.render.SegmentDealer;
import io.kinora.media.sxml.FileNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run that makes a film, alone or with others.
public final class Shoot {

  private final Filming filming;
  private final Run run;
  private final WorkFolder folder;
  private final Scene scene;
  private final Share share;

  /// The script that an earlier run has left, with the files of the film.
  private final @Nullable Script earlier;

  /// What is to be made.
  ///
  /// @param definition the film, in SXML
  /// @param drawn      the profile that it is drawn for
  /// @param encoded    those that it is encoded for, in the order of their exports
  public record Scene(String definition, Profile drawn, List<Profile> encoded) {

    public Scene {
      encoded = List.copyOf(encoded);
    }
  }

  Shoot(Filming filming, Run run, WorkFolder folder, Scene scene) {
    this.filming = filming;
    this.run = run;
    this.folder = folder;
    this.scene = scene;
    this.share = filming.share(run.tenant(), run.id(), Script.keyOf(scene, filming.programs()));
    this.earlier = run.attempt() > 1 ? share.findScript().orElse(null) : null;
  }

  /// A file of the film as an earlier run has found it, on whichever machine: the segments that are
  /// there show it as it was then.
  public Optional<Path> find(FileNames.Named file) {
    Input input = earlier == null ? null : earlier.inputs().get(file.filename());
    return input == null
        ? Optional.empty()
        : share.find(input).map(it -> share.brought(it, folder));
  }

  /// Makes the film; segments of it elsewhere, where somebody has time for them.
  ///
  /// @param film    planned with `inputs`
  /// @param exports for the profiles of the scene, in their order
  public void render(
      PlannedFilm film,
      FilmInputs inputs,
      List<Export> exports,
      StopSignal stop,
      RenderProgress progress) {
    filming
        .renderer()
        .render(film, exports, folder, stop, progress, parts -> dealer(parts, film, inputs));
  }

  private SegmentDealer dealer(FilmParts parts, PlannedFilm film, FilmInputs inputs) {
    var shared = new SharedParts(share, parts);
    boolean isGoingOn = isGoingOn(film, inputs);
    if (isGoingOn) {
      shared.bringAll();
    }
    var orders = new SegmentOrders(
        share,
        inputs,
        found -> Script.of(scene, filming.programs(), found, film.fingerprint()),
        isGoingOn ? Readiness.PUBLISHED : Readiness.UNPUBLISHED);
    return SharedFilm.begin(parts, run, shared, orders);
  }

  /// Tells whether the film is the one that an earlier run has begun, to the byte of its files.
  private boolean isGoingOn(PlannedFilm film, FilmInputs inputs) {
    return earlier != null
        && earlier.plan().equals(film.fingerprint())
        && inputs.all().entrySet().stream()
            .allMatch(input -> isFrom(earlier.inputs().get(input.getKey()), input.getValue()));
  }

  private boolean isFrom(@Nullable Input input, Found found) {
    return found instanceof Found.There there
        && input != null
        && input.sha256() != null
        && there.path().equals(Share.place(input.sha256(), folder));
  }

  /// What takes away what was shared, when the film is done.
  public SqlWork clear() {
    return share.clear();
  }
}
