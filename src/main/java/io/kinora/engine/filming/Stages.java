package io.kinora.engine.filming;

import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.SegmentDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The films that this machine helps with: each is planned once, and stays a while for its next
/// segment. Thread-safe.
final class Stages implements AutoCloseable {

  /// So long a film that nobody works at is kept.
  private static final Duration IDLE_MAX = Duration.ofMinutes(1);

  /// So many are kept while nobody works at them.
  private static final int IDLE_COUNT_MAX = 2;

  private final FilmRenderer renderer;
  private final String programs;
  private final Path folder;
  private final InstantSource clock;
  private final Map<Share, Place> places = new HashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("stages").factory());

  /// A stage with those who work there.
  private static final class Place {
    private final Stage stage;
    private int users;
    private Instant left = Instant.MIN;

    Place(Stage stage) {
      this.stage = stage;
    }
  }

  /// Somebody's work at a stage; closed when it is done.
  interface Use extends AutoCloseable {
    SegmentDesk desk();

    @Override
    void close();
  }

  Stages(FilmRenderer renderer, String programs, Path folder, InstantSource clock) {
    this.renderer = renderer;
    this.programs = programs;
    this.folder = folder;
    this.clock = clock;
    var _ = timer.scheduleWithFixedDelay(
        this::clear, IDLE_MAX.toSeconds(), IDLE_MAX.toSeconds(), TimeUnit.SECONDS);
  }

  /// Goes to where a film is made; it is fetched and planned by the first who comes.
  ///
  /// @throws io.kinora.infra.base.FailureException where it cannot be made here
  Use enter(Share share) {
    Place place = taken(share);
    try {
      SegmentDesk desk = place.stage.desk();
      return new Use() {
        @Override
        public SegmentDesk desk() {
          return desk;
        }

        @Override
        public void close() {
          leave(place);
        }
      };
    } catch (RuntimeException failure) {
      leave(place);
      throw failure;
    }
  }

  private synchronized Place taken(Share share) {
    Place place =
        places.computeIfAbsent(share, it -> new Place(new Stage(it, renderer, programs, folder)));
    place.users++;
    return place;
  }

  private synchronized void leave(Place place) {
    place.users--;
    place.left = clock.instant();
    clear();
  }

  /// Removes what nobody has worked at for long, and what there is too much of.
  private synchronized void clear() {
    Instant before = clock.instant().minus(IDLE_MAX);
    List<Map.Entry<Share, Place>> idle = places.entrySet().stream()
        .filter(it -> it.getValue().users == 0)
        .sorted(Comparator.comparing(it -> it.getValue().left))
        .toList();
    for (int index = 0; index < idle.size(); index++) {
      Place place = idle.get(index).getValue();
      if (idle.size() - index > IDLE_COUNT_MAX || place.left.isBefore(before)) {
        places.remove(idle.get(index).getKey());
        place.stage.close();
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      places.values().forEach(place -> place.stage.close());
      places.clear();
    }
  }
}
