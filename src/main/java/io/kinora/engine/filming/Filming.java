package io.kinora.engine.filming;

import io.kinora.engine.filming.Shoot.Scene;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.Work;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.render.FilmRenderer;
import java.nio.file.Path;
import java.time.InstantSource;

/// Where films are made, each by one run and whoever helps it. Thread-safe.
public final class Filming implements AutoCloseable {

  private final Library library;
  private final FilmRenderer renderer;
  private final String programs;
  private final Stages stages;

  /// @param programs what films are made with: machines that say the same make the same frames
  /// @param folder   for the files of films that are helped with
  public Filming(
      Library library, FilmRenderer renderer, String programs, Path folder, InstantSource clock) {
    this.library = library;
    this.renderer = renderer;
    this.programs = programs;
    this.stages = new Stages(renderer, programs, folder, clock);
  }

  /// Begins a film, or goes on with the one that an earlier run has begun.
  ///
  /// @param folder of the task, with what an earlier run has left on this machine
  public Shoot begin(Run run, WorkFolder folder, Scene scene) {
    return new Shoot(this, run, folder, scene);
  }

  /// What those do who help.
  public Work segments() {
    return new FilmSegment(this, stages);
  }

  FilmRenderer renderer() {
    return renderer;
  }

  String programs() {
    return programs;
  }

  Share share(TenantId tenant, TaskId film, String key) {
    return new Share(library, tenant, film, key);
  }

  @Override
  public void close() {
    stages.close();
  }
}
