package io.kinora.engine.work;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.StillFormat;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/// Draws frames of films with what all works work with. What a tenant's films name stays for some
/// minutes, so that the next frame is there at once.
public final class FilmFrames implements Frames, AutoCloseable {

  /// Frames are drawn beside films, not after them.
  private static final int DRAWN_AT_ONCE = Runtime.getRuntime().availableProcessors();

  private static final int WAIT_SECONDS = 10;

  private final FrameStudios studios;
  private final Semaphore drawers = new Semaphore(DRAWN_AT_ONCE, true);

  /// @param clock says when files are to be fetched anew
  public FilmFrames(Workshop workshop, InstantSource clock) {
    this.studios =
        new FrameStudios(tenant -> new FrameStudio(workshop, tenant, clock.instant()), clock);
  }

  @Override
  public Shown show(ObjectNode wish, TenantId tenant, StopSignal stop) throws InterruptedException {
    Film film = FilmSources.read(wish.path("definition").asString());
    FrameStudio studio = studios.take(tenant);
    try {
      studio.fetch(FileNames.of(film));
      return drawn(film, wish, studio, stop);
    } catch (StopSignal.StoppedException _) {
      throw new InterruptedException("the frame was not wanted any more");
    } finally {
      studios.giveBack(studio);
    }
  }

  private Shown drawn(Film film, ObjectNode wish, FrameStudio studio, StopSignal stop)
      throws InterruptedException {
    if (!drawers.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw FrameStudios.busy();
    }
    Path file = studio.newFile();
    try {
      stop.check();
      PlannedFilm planned = studio.desk().plan(film, studio::pathOf, profile(wish), stop);
      StillFormat format = format(wish);
      studio.desk().draw(planned, Seconds.of(wish.path("time").asDouble()), format, file, stop);
      return new Shown(FrameStudio.taken(file), format.mediaType(), planned.length());
    } finally {
      drawers.release();
    }
  }

  private static Profile profile(ObjectNode wish) {
    return Profile.find(wish.path("profile").asString()).orElseThrow();
  }

  private static StillFormat format(ObjectNode wish) {
    return StillFormat.find(wish.path("format").asString()).orElseThrow();
  }

  @Override
  public void close() {
    studios.close();
  }
}
