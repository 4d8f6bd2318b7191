package io.kinora.engine.task;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an engine does again and again on one thread of its own.
final class Chores implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
      1,
      Thread.ofPlatform().daemon().name("engine-chores").factory(),
      new ThreadPoolExecutor.DiscardPolicy()); // What comes while we close.

  void every(Duration pause, Runnable chore) {
    var _ = thread.scheduleWithFixedDelay(
        () -> attempt(chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Does `chore` once, as soon as the thread is free.
  void soon(Runnable chore) {
    thread.execute(() -> attempt(chore));
  }

  /// A chore that fails, mostly because the database is away, has its next turn all the same.
  private static void attempt(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException failure) {
      LOG.warn("A chore of the engine failed; it is done again.", failure);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
