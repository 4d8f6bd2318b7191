package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WholeFile;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.profile.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes single segments of one film, for somebody who joins it. Thread-safe: what two segments
/// show is decoded once.
public final class SegmentDesk {

  private final FilmRenderer renderer;
  private final PlannedFilm film;
  private final List<Profile> profiles;
  private final WorkFolder work;
  private final KeptPictures pictures;

  SegmentDesk(
      FilmRenderer renderer,
      PlannedFilm film,
      List<Profile> profiles,
      WorkFolder work,
      KeptPictures pictures) {
    this.renderer = renderer;
    this.film = film;
    this.profiles = List.copyOf(profiles);
    this.work = work;
    this.pictures = pictures;
  }

  /// Makes one segment for each profile, as a film has it that is made by one.
  ///
  /// @param number from 0
  /// @return the parts, in the order of the profiles; they are the caller's
  /// @throws IndexOutOfBoundsException when the film has no such segment
  public List<Path> make(int number, StopSignal stop) {
    List<Export> exports =
        profiles.stream().map(profile -> new Export(profile, work.file("none"))).toList();
    List<ExportParts> parts = ExportParts.of(exports, film.profile(), work);
    var counted = new FrameCount(film.frameCount(), (_, _) -> {});
    SegmentMaking making = renderer.making(film, parts, pictures, counted);
    Crew.alone(stop, inner -> making.run(new One(number), 0, inner));
    return new FilmParts(film, parts, 1, stop)
        .ofSegment(number).stream().map(WholeFile::path).toList();
  }

  /// Deals one segment.
  private static final class One implements SegmentDealer {

    private final int segment;
    private final AtomicBoolean dealt = new AtomicBoolean();

    One(int segment) {
      this.segment = segment;
    }

    @Override
    public Optional<Turn> next(int thread) {
      return dealt.getAndSet(true) ? Optional.empty() : Optional.of(Turn.alone(segment));
    }

    @Override
    public void made(Turn turn) {}
  }
}
