package io.kinora.engine.filming;

import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.render.SegmentDealer.Turn;
import io.kinora.media.render.SegmentRuns;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Where each segment of a film stands: left, given to a thread here, away, or made. Thread-safe.
final class SegmentTable {

  /// How much longer than here a segment may take elsewhere until it is made here, too.
  private static final double PATIENCE = 1.5;

  /// So long one may take where none was made here yet.
  private static final long FIRST_NANOS = Duration.ofSeconds(10).toNanos();

  private static final long WAIT_MILLIS = 250;

  private final SegmentRuns left;
  private final StopSignal stop;
  private final Deque<Integer> back = new ArrayDeque<>();
  private final Map<TaskId, Away> away = new LinkedHashMap<>();
  private final Map<Integer, Long> begunNanos = new HashMap<>();
  private final Set<Integer> arrived = new HashSet<>();
  private final Deque<Integer> unstored = new ArrayDeque<>();
  private final List<TaskId> overtaken = new ArrayList<>();
  private long changeCount;
  private int idleCount;
  private int madeCount;
  private long madeNanos;

  /// A segment that somebody else makes.
  private static final class Away {
    private final int segment;
    private long sinceNanos;
    private boolean isAtWork;

    /// Told to the thread here that makes it, too; nothing where none does.
    private @Nullable StopSignal enough;

    Away(int segment) {
      this.segment = segment;
    }

    Turn overtaken() {
      enough = new StopSignal();
      return new Turn(segment, enough);
    }
  }

  SegmentTable(SegmentRuns left, StopSignal stop) {
    this.left = left;
    this.stop = stop;
    var _ = stop.onStop(this::wake);
  }

  private synchronized void wake() {
    changed();
  }

  private void changed() {
    changeCount++;
    notifyAll();
  }

  /// See [io.kinora.media.render.SegmentDealer#next].
  synchronized Optional<Turn> next(int thread) {
    while (true) {
      stop.check();
      Optional<Turn> turn = Optional.ofNullable(back.poll())
          .map(Turn::alone)
          .or(() -> left.next(thread))
          .or(this::overtaking);
      turn.ifPresent(it -> begunNanos.put(it.segment(), System.nanoTime()));
      if (turn.isPresent() || away.isEmpty()) {
        changed();
        return turn;
      }
      idleCount++;
      try {
        wait(WAIT_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new StopSignal.StoppedException();
      } finally {
        idleCount--;
      }
    }
  }

  /// The one that takes too long elsewhere, if there is one.
  private Optional<Turn> overtaking() {
    long now = System.nanoTime();
    long usual = madeCount == 0 ? FIRST_NANOS : madeNanos / madeCount;
    return away.values().stream()
        .filter(it -> it.isAtWork && it.enough == null)
        .filter(it -> now - it.sinceNanos > PATIENCE * usual)
        .findFirst()
        .map(Away::overtaken);
  }

  /// A segment that was dealt lies where it belongs.
  synchronized void made(int segment) {
    Long begun = begunNanos.remove(segment);
    if (!arrived.contains(segment)) {
      unstored.add(segment);
      if (begun != null) {
        madeNanos += System.nanoTime() - begun;
        madeCount++;
      }
    }
    away.entrySet().removeIf(it -> {
      boolean isOvertaken = it.getValue().segment == segment;
      if (isOvertaken) {
        overtaken.add(it.getKey());
      }
      return isOvertaken;
    });
    changed();
  }

  /// Whether anything is left to be made, here or elsewhere.
  synchronized boolean isOpen() {
    return !stop.isStopped() && (isAnyLeft() || !away.isEmpty() || !back.isEmpty());
  }

  boolean isAnyLeft() {
    return left.left() > 0;
  }

  /// Waits until no thread here makes a segment, but not longer than `max`, and tells whether that
  /// is so.
  synchronized boolean awaitNoneAtWork(Duration max) throws InterruptedException {
    long end = System.nanoTime() + max.toNanos();
    while (!begunNanos.isEmpty() && System.nanoTime() < end) {
      stop.check();
      wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    }
    return begunNanos.isEmpty();
  }

  synchronized boolean isAnyIdle() {
    return idleCount > 0;
  }

  /// Takes segments that would be made last here, until so many are away. What is there already is
  /// dealt here.
  synchronized List<Integer> lastOnes(int awayCount, IntPredicate isThere) {
    var taken = new ArrayList<Integer>();
    while (away.size() + taken.size() < awayCount) {
      OptionalInt last = left.last();
      if (last.isEmpty()) {
        return taken;
      }
      if (isThere.test(last.getAsInt())) {
        arrived.add(last.getAsInt());
        back.add(last.getAsInt());
      } else {
        taken.add(last.getAsInt());
      }
    }
    return taken;
  }

  synchronized void sendAway(int segment, TaskId helper) {
    away.put(helper, new Away(segment));
  }

  synchronized Set<TaskId> away() {
    return Set.copyOf(away.keySet());
  }

  synchronized void atWork(TaskId helper) {
    Away it = away.get(helper);
    if (it != null && !it.isAtWork) {
      it.isAtWork = true;
      it.sinceNanos = System.nanoTime();
    }
  }

  /// What a helper has made lies where it belongs.
  synchronized void arrived(TaskId helper) {
    Away it = away.remove(helper);
    if (it == null) {
      return; // Overtaken at this moment.
    }
    arrived.add(it.segment);
    if (it.enough == null) {
      back.add(it.segment);
    } else {
      it.enough.stop();
    }
    changed();
  }

  /// A helper does not make its segment.
  synchronized void bringBack(TaskId helper) {
    Away it = away.remove(helper);
    if (it != null && it.enough == null) {
      back.add(it.segment);
    }
    changed();
  }

  /// Helpers whose segments were made here first; each is told once.
  synchronized List<TaskId> takeOvertaken() {
    List<TaskId> taken = List.copyOf(overtaken);
    overtaken.clear();
    return taken;
  }

  /// Waits until anything has changed, but not longer than `max`.
  synchronized void awaitChange(Duration max) throws InterruptedException {
    long end = System.nanoTime() + max.toNanos();
    long before = changeCount;
    while (changeCount == before && System.nanoTime() < end) {
      wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    }
  }

  /// The next segment that was made here; waits for it. Empty at the end of the film.
  synchronized Optional<Integer> nextUnstored() throws InterruptedException {
    while (unstored.isEmpty()) {
      if (stop.isStopped() || (!isOpen() && begunNanos.isEmpty())) {
        return Optional.empty();
      }
      wait(WAIT_MILLIS);
    }
    return Optional.of(unstored.poll());
  }
}
