package io.kinora.engine.task;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The memory that the runs of this process share: who came first is served first, also where
/// somebody behind him needs less. Thread-safe.
///
/// How much a run takes is what its kind says beforehand; nobody measures it. What says nothing
/// takes nothing.
final class MemoryShare {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryShare.class);

  private final int totalMb;
  private final Semaphore freeMb;
  private final AtomicInteger waiting = new AtomicInteger();
  private final RunObserver observer;

  /// @param totalMb  in MiB, at least 1
  /// @param observer hears how much is taken
  MemoryShare(long totalMb, RunObserver observer) {
    this.totalMb = Math.toIntExact(Math.clamp(totalMb, 1, Integer.MAX_VALUE));
    this.freeMb = new Semaphore(this.totalMb, true);
    this.observer = observer;
  }

  /// What is done with it.
  @FunctionalInterface
  interface Use {
    RunResult make() throws InterruptedException;
  }

  /// Waits until there is so much left, and takes it while `use` lasts. What needs more than there
  /// is altogether gets all of it, and has nobody beside it: one that tries is better than none.
  RunResult take(RunKey key, int wantedMb, Use use) throws InterruptedException {
    if (wantedMb <= 0) {
      return use.make();
    }
    int megabytes = Math.min(wantedMb, totalMb);
    if (megabytes < wantedMb) {
      LOG.info(
          "Run {} takes about {} MiB, more than all that this process may take.", key, wantedMb);
    }
    await(megabytes);
    try {
      return use.make();
    } finally {
      freeMb.release(megabytes);
      tell();
    }
  }

  private void await(int megabytes) throws InterruptedException {
    waiting.incrementAndGet();
    try {
      tell();
      freeMb.acquire(megabytes);
    } finally {
      waiting.decrementAndGet();
      tell();
    }
  }

  /// One at a time, so that what is told last is how it is.
  private synchronized void tell() {
    observer.memoryTaken(totalMb - freeMb.availablePermits(), waiting.get());
  }
}
