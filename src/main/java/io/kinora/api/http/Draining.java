package io.kinora.api.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Tells those who wait that the server begins to stop.
final class Draining {

  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private volatile boolean begun;

  /// Tells all who wait, and from now on each who begins to.
  void begin() {
    begun = true;
    waiters.forEach(Waiter::tell);
  }

  Watch watch(Runnable onStop) {
    var waiter = new Waiter(onStop);
    waiters.add(waiter);
    if (begun) {
      waiter.tell();
    }
    return waiter;
  }

  private final class Waiter implements Watch {

    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable onStop;

    private Waiter(Runnable onStop) {
      this.onStop = onStop;
    }

    private void tell() {
      lock.lock();
      try {
        if (waiters.remove(this)) {
          onStop.run();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        waiters.remove(this);
      } finally {
        lock.unlock();
      }
    }
  }
}
