package io.kinora.media.render;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The cores that films share which are made at the same time, segment by segment: who came first
/// is served first. Thread-safe.
final class CoreShare {

  private final Semaphore cores;

  /// @param count at least 1
  CoreShare(int count) {
    cores = new Semaphore(count, true);
  }

  /// Works on one core.
  void run(Runnable work) {
    run(() -> {}, work);
  }

  /// Works on one core.
  ///
  /// @param beforeWaiting what must not be held while others are first
  void run(Runnable beforeWaiting, Runnable work) {
    if (!isFree()) {
      beforeWaiting.run();
      cores.acquireUninterruptibly(); // Comes soon: whoever has one gives it back when stopped.
    }
    try {
      work.run();
    } finally {
      cores.release();
    }
  }

  /// Takes a core if nobody waits for one.
  private boolean isFree() {
    try {
      return cores.tryAcquire(0, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // The work itself looks when it must stop.
      return false;
    }
  }
}
