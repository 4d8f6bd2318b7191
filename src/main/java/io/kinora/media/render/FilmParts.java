package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WholeFile;
import io.kinora.media.profile.Profile;
import java.util.List;

/// What a film is joined from, for those who have it made by many.
public final class FilmParts {

  private final PlannedFilm film;
  private final List<ExportParts> exports;
  private final int threadCount;
  private final StopSignal stop;

  FilmParts(PlannedFilm film, List<ExportParts> exports, int threadCount, StopSignal stop) {
    this.film = film;
    this.exports = List.copyOf(exports);
    this.threadCount = threadCount;
    this.stop = stop;
  }

  public int segmentCount() {
    return film.segments().size();
  }

  /// How many threads make segments here.
  public int threadCount() {
    return threadCount;
  }

  /// Stops when the film is to end, or something of it has failed.
  public StopSignal stop() {
    return stop;
  }

  /// The profiles that the film is encoded for.
  public List<Profile> profiles() {
    return exports.stream().map(ExportParts::profile).toList();
  }

  /// Where the parts of a segment belong, in the order of the profiles.
  public List<WholeFile> ofSegment(int number) {
    Segment segment = film.segments().get(number);
    return exports.stream().map(export -> export.segment(segment).file()).toList();
  }

  public boolean isThere(int segment) {
    return ofSegment(segment).stream().allMatch(WholeFile::isThere);
  }

  /// Says who makes which segment, for a film that is made now.
  public interface Dealing {
    SegmentDealer of(FilmParts parts);
  }

  /// All of them are made here.
  static SegmentDealer alone(FilmParts parts) {
    return new SegmentRuns(parts.segmentCount(), parts.threadCount());
  }
}
