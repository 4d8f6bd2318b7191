package io.kinora.engine.filming;

import io.kinora.engine.filming.SegmentOrders.Readiness;
import io.kinora.engine.task.Helpers;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.TaskState.Done;
import io.kinora.engine.task.TaskState.Running;
import io.kinora.engine.task.TaskWatch;
import io.kinora.infra.base.Handover;
import io.kinora.infra.base.Pause;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.render.FilmParts;
import io.kinora.media.render.SegmentDealer;
import io.kinora.media.render.SegmentRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the segments of a film made here and, as long as others have threads for them, elsewhere.
///
/// The threads here take one segment after the other from the front of their runs; from behind some
/// are ordered from others, as tasks. At the end, what nobody has begun is taken back, and what
/// takes
/// too long is made here, too: who is first has made it. A thread of its own talks to the engine
/// and
/// the library, and another one stores what was made here: drawing waits for neither.
final class SharedFilm implements SegmentDealer {

  private static final Logger LOG = LoggerFactory.getLogger(SharedFilm.class);

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  /// For each thread elsewhere: the segment at work, and the one that comes next.
  private static final int AHEAD = 2;

  /// Whoever has failed so often is not asked any more.
  private static final int FAILURES_MAX = 3;

  private final FilmParts parts;
  private final Run run;
  private final Helpers helpers;
  private final SharedParts shared;
  private final SegmentOrders orders;
  private final SegmentTable table;
  private int failureCount;

  private SharedFilm(FilmParts parts, Run run, SharedParts shared, SegmentOrders orders) {
    this.parts = parts;
    this.run = run;
    this.helpers = run.helpers();
    this.shared = shared;
    this.orders = orders;
    this.table =
        new SegmentTable(new SegmentRuns(parts.segmentCount(), parts.threadCount()), parts.stop());
  }

  /// Begins to look for others; ends with the film.
  static SharedFilm begin(FilmParts parts, Run run, SharedParts shared, SegmentOrders orders) {
    var film = new SharedFilm(parts, run, shared, orders);
    Thread.ofVirtual().name("film-helpers").start(Handover.of(film::tend));
    Thread.ofVirtual().name("film-parts").start(Handover.of(film::store));
    return film;
  }

  @Override
  public Optional<Turn> next(int thread) {
    try {
      giveWay();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StopSignal.StoppedException();
    }
    return table.next(thread);
  }

  /// Has the run give way, if it should, between two segments: the other threads end theirs first.
  private void giveWay() throws InterruptedException {
    while (table.isAnyLeft() && run.shouldYield()) {
      if (table.awaitNoneAtWork(LOOK_EVERY)) {
        run.giveWay();
      }
    }
  }

  @Override
  public void made(Turn turn) {
    table.made(turn.segment());
  }

  /// Talks to the engine until nothing is left to be made, or the film ends.
  private void tend() {
    try {
      while (table.isOpen()) {
        try {
          tendOnce();
        } catch (RuntimeException failure) { // The database or the storage is away.
          LOG.warn(
              "Film {} goes on without its helpers for a while.", shared.share().film(), failure);
          Pause.of(AFTER_FAILURE);
        }
      }
    } catch (InterruptedException stopped) {
      LOG.debug("Film {} was stopped.", shared.share().film(), stopped);
    }
  }

  private void tendOnce() throws InterruptedException {
    int threads = failureCount < FAILURES_MAX ? helpers.threadCount(FilmSegment.KIND) : 0;
    if (threads > 0 && orders.readiness() == Readiness.UNPUBLISHED && table.isAnyLeft()) {
      orders.publish();
    }
    if (orders.readiness() == Readiness.PUBLISHED) {
      order(AHEAD * threads);
    }
    for (TaskId overtaken : table.takeOvertaken()) {
      helpers.end(overtaken);
    }
    Set<TaskId> away = table.away();
    if (away.isEmpty()) {
      table.awaitChange(LOOK_EVERY);
    } else {
      follow(away);
    }
  }

  /// @param count how many may be away at once
  private void order(int count) throws InterruptedException {
    var wanted = new ArrayList<TaskOrder>();
    for (int segment : table.lastOnes(count, parts::isThere)) {
      TaskOrder order = orders.order(segment);
      table.sendAway(segment, order.id());
      wanted.add(order);
    }
    if (!wanted.isEmpty()) {
      submit(wanted);
    }
  }

  private void submit(List<TaskOrder> wanted) throws InterruptedException {
    try {
      var _ = helpers.submit(wanted);
    } catch (RuntimeException failure) {
      wanted.forEach(order -> table.bringBack(order.id()));
      throw failure;
    }
  }

  private void follow(Set<TaskId> away) throws InterruptedException {
    try (TaskWatch watch = helpers.watch(away)) {
      for (Task task : watch.next(LOOK_EVERY)) { // The first time it tells all.
        hear(task);
      }
      for (Task task : watch.next(LOOK_EVERY)) {
        hear(task);
      }
    }
  }

  private void hear(Task task) throws InterruptedException {
    int segment = FilmSegment.segmentOf(task.parameters());
    if (task.state() instanceof Done && shared.bring(segment)) {
      table.arrived(task.id());
    } else if (task.isFinal()) {
      LOG.info("Helper {} did not make its segment: {}", task.id(), task.state());
      failureCount++;
      table.bringBack(task.id());
    } else if (task.state() instanceof Running) {
      table.atWork(task.id());
    } else if (table.isAnyIdle() && helpers.withdraw(task.id())) {
      table.bringBack(task.id());
    }
  }

  /// Stores what is made here once there are others, who could go on if we died: then also what was
  /// made before.
  private void store() {
    var unstored = new ArrayList<Integer>();
    try {
      for (var next = table.nextUnstored(); next.isPresent(); next = table.nextUnstored()) {
        unstored.add(next.get());
        if (orders.readiness() == Readiness.PUBLISHED) {
          unstored.forEach(this::store);
          unstored.clear();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// What cannot be stored is here all the same.
  private void store(int segment) {
    try {
      shared.store(segment);
    } catch (RuntimeException failure) {
      LOG.warn("Segment {} of film {} is only here.", segment, shared.share().film(), failure);
    }
  }
}
