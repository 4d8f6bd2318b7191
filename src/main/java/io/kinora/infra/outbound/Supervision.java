package io.kinora.infra.outbound;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Watches one piece of outbound work, and breaks off what it waits for when it was stopped,
/// its thread interrupted, its time is over or nothing has moved for long. A thread that reads
/// from a socket looks at none of these.
public final class Supervision implements AutoCloseable {

  private static final long ROUND_MILLIS = 50;

  private final Thread worker = Thread.currentThread();
  private final BooleanSupplier isStopped;
  private final long endNanos;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<@Nullable Runnable> current = new AtomicReference<>();
  private final ScheduledFuture<?> rounds;
  private volatile long idleNanosMax = Long.MAX_VALUE;
  private volatile long movedNanos;
  private volatile boolean fellSilent;

  Supervision(ScheduledExecutorService clock, Duration timeMax, BooleanSupplier isStopped) {
    this.isStopped = isStopped;
    this.endNanos = System.nanoTime() + timeMax.toNanos();
    this.rounds = clock.scheduleWithFixedDelay(this::look, 0, ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// From now on this is what breaks off the waiting. It is run by another thread, perhaps more
  /// than once, and must not wait itself.
  public void watch(Runnable breakOff) {
    current.set(breakOff);
  }

  /// From now on something has to move at least this often; [#moved] says that it did.
  public void expectWithin(Duration idleMax) {
    moved();
    fellSilent = false;
    idleNanosMax = idleMax.toNanos();
  }

  public void moved() {
    movedNanos = System.nanoTime();
  }

  /// From now on nothing has to move.
  public void expectNothing() {
    idleNanosMax = Long.MAX_VALUE;
  }

  /// Waits, but not when the work is over.
  public void pause(Duration length) {
    try {
      boolean _ = over.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      worker.interrupt(); // Kept for the caller; `checkStopped` says the rest.
    }
  }

  /// @throws CancellationException where the work was stopped or its thread interrupted
  public void checkStopped() {
    if (isCancelled()) {
      throw new CancellationException("the transfer was stopped");
    }
  }

  public boolean isOutOfTime() {
    return System.nanoTime() - endNanos > 0;
  }

  /// Tells whether nothing moved for so long that the waiting was broken off.
  public boolean fellSilent() {
    return fellSilent;
  }

  @Override
  public void close() {
    rounds.cancel(false);
  }

  private void look() {
    boolean isOver = isCancelled() || isOutOfTime();
    if (isOver) {
      over.countDown();
    }
    boolean isSilent = System.nanoTime() - movedNanos > idleNanosMax;
    fellSilent |= isSilent;
    Runnable breakOff = current.get();
    if (breakOff != null && (isOver || isSilent)) {
      breakOff.run();
    }
  }

  private boolean isCancelled() {
    return worker.isInterrupted() || isStopped.getAsBoolean();
  }
}
