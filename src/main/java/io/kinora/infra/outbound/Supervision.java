package io.kinora.infra.outbound;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/// Watches one piece of outbound work, and breaks off its request when it was stopped, its thread
/// interrupted or its time is over. A thread that reads from a socket looks at none of these.
final class Supervision implements AutoCloseable {

  private static final long ROUND_MILLIS = 50;

  private final Thread worker = Thread.currentThread();
  private final BooleanSupplier isStopped;
  private final long endNanos;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<@Nullable HttpUriRequestBase> current = new AtomicReference<>();
  private final ScheduledFuture<?> rounds;

  Supervision(ScheduledExecutorService clock, Duration timeMax, BooleanSupplier isStopped) {
    this.isStopped = isStopped;
    this.endNanos = System.nanoTime() + timeMax.toNanos();
    this.rounds = clock.scheduleWithFixedDelay(this::look, 0, ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// From now on this is the request to break off.
  void watch(HttpUriRequestBase request) {
    current.set(request);
  }

  /// Waits, but not when the work is over.
  void pause(Duration length) {
    try {
      boolean _ = over.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      worker.interrupt(); // Kept for the caller; `checkStopped` says the rest.
    }
  }

  /// @throws CancellationException where the work was stopped or its thread interrupted
  void checkStopped() {
    if (isCancelled()) {
      throw new CancellationException("the download was stopped");
    }
  }

  boolean isOutOfTime() {
    return System.nanoTime() - endNanos > 0;
  }

  @Override
  public void close() {
    rounds.cancel(false);
  }

  private void look() {
    if (isCancelled() || isOutOfTime()) {
      over.countDown();
      HttpUriRequestBase request = current.get();
      if (request != null) {
        request.cancel();
      }
    }
  }

  private boolean isCancelled() {
    return worker.isInterrupted() || isStopped.getAsBoolean();
  }
}
