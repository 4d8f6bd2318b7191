package io.kinora.engine.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All open watches of this process. One thread follows the events for all of them: two queries,
/// however many watch, and none where nobody does.
final class Watches implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Parts parts;
  private final Map<TaskId, Set<TaskWatch>> byTask = new ConcurrentHashMap<>();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean closed;
  private @Nullable Thread follower;
  private @Nullable EventTail tail;

  Watches(Parts parts) {
    this.parts = parts;
  }

  void start() {
    follower = Thread.ofPlatform().daemon().name("watches").start(this::follow);
  }

  /// Has the events looked at now, if anybody watches.
  void look() {
    if (byTask.isEmpty()) {
      return;
    }
    bell.release();
  }

  TaskWatch open(Set<TaskId> ids) {
    var watch = new TaskWatch(ids, this::remove);
    for (TaskId id : watch.watched()) {
      byTask.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet()).add(watch);
    }
    var _ = tail();
    // Only now: what changes from here on is told by the follower.
    parts
        .database()
        .read(handle -> parts.tasks().tasks(handle, watch.watched()))
        .forEach(watch::tellFirst);
    return watch;
  }

  private void remove(TaskWatch watch) {
    for (TaskId id : watch.watched()) {
      byTask.computeIfPresent(id, (_, watches) -> {
        watches.remove(watch);
        return watches.isEmpty() ? null : watches;
      });
    }
  }

  /// What is followed for those who watch; where it is new, from about now on.
  private synchronized EventTail tail() {
    if (tail == null) {
      tail = new EventTail(parts.database(), parts.time().watch());
    }
    return tail;
  }

  /// Nobody watches any more; empty then.
  private synchronized Optional<EventTail> findTail() {
    if (byTask.isEmpty()) {
      tail = null;
    }
    return Optional.ofNullable(tail);
  }

  private void follow() {
    while (!closed) {
      try {
        waitForBell();
        findTail().ifPresent(it -> tell(it.next()));
      } catch (InterruptedException close) {
        return;
      } catch (
          RuntimeException failure) { // The database is away: look again, or nobody hears more.
        LOG.warn("The events could not be read; they are read again.", failure);
      }
    }
  }

  private void waitForBell() throws InterruptedException {
    boolean _ = bell.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    int _ = bell.drainPermits(); // One look serves all who rang.
  }

  private void tell(Set<TaskId> happened) {
    List<TaskId> watched = happened.stream().filter(byTask::containsKey).toList();
    if (!watched.isEmpty()) {
      parts
          .database()
          .read(handle -> parts.tasks().tasks(handle, watched))
          .forEach(task -> byTask.getOrDefault(task.id(), Set.of()).forEach(it -> it.tell(task)));
    }
  }

  @Override
  public void close() {
    closed = true;
    if (follower != null) {
      follower.interrupt();
    }
  }
}
