package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Some threads that share pieces of work. When one piece fails, the others are stopped.
final class Crew implements AutoCloseable {

  private final ExecutorService threads;
  private final StopSignal stop = new StopSignal();
  private final StopSignal.Registration registration;
  private final List<Future<?>> pieces = new ArrayList<>();

  Crew(int threadCount, StopSignal outer) {
    threads = Executors.newFixedThreadPool(
        threadCount, Thread.ofPlatform().name("render-", 0).daemon().factory());
    registration = outer.onStop(stop::stop);
  }

  /// Told when any piece has failed, or the whole work is to end.
  StopSignal stop() {
    return stop;
  }

  void add(Runnable piece) {
    pieces.add(threads.submit(() -> {
      try {
        piece.run();
      } catch (RuntimeException failure) {
        stop.stop();
        throw failure;
      }
    }));
  }

  /// Waits for all pieces, and fails with the failure that stopped them.
  void await() {
    RuntimeException first = null;
    for (Future<?> piece : pieces) {
      try {
        piece.get();
      } catch (ExecutionException failure) {
        RuntimeException cause = runtime(failure);
        boolean isConsequence = cause instanceof StopSignal.StoppedException;
        if (first == null || (first instanceof StopSignal.StoppedException && !isConsequence)) {
          first = cause;
        }
      } catch (InterruptedException _) {
        stop.stop();
        Thread.currentThread().interrupt();
        throw new StopSignal.StoppedException();
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static RuntimeException runtime(ExecutionException failure) {
    return failure.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(failure.getCause());
  }

  @Override
  public void close() {
    stop.stop();
    registration.close();
    threads.close();
  }
}
