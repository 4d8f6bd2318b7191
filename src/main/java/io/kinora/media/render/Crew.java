package io.kinora.media.render;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.Handover;
import io.kinora.infra.base.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Some threads that share pieces of work. When one piece fails, the others are stopped.
final class Crew implements AutoCloseable {

  private final ExecutorService threads;
  private final StopSignal stop = new StopSignal();
  private final StopSignal.Registration registration;
  private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
  private final List<Future<?>> pieces = new ArrayList<>();

  Crew(int threadCount, StopSignal outer) {
    threads = Executors.newFixedThreadPool(
        threadCount, Thread.ofPlatform().name("render-", 0).daemon().factory());
    registration = outer.onStop(stop::stop);
  }

  /// Does one piece on a thread of its own, so that it is known what it computes, and waits.
  ///
  /// @param piece is told when it is to end
  static void alone(StopSignal outer, Consumer<StopSignal> piece) {
    try (var crew = new Crew(1, outer)) {
      crew.add(() -> piece.accept(crew.stop()));
      crew.await();
    }
  }

  /// Told when any piece has failed, or the whole work is to end.
  StopSignal stop() {
    return stop;
  }

  void add(Runnable piece) {
    Runnable own = Handover.of(() -> CostMeter.computing(piece));
    pieces.add(threads.submit(() -> {
      try {
        own.run();
      } catch (RuntimeException | Error failure) {
        if (!stop.isStopped()) { // Else it is a consequence.
          first.compareAndSet(null, failure);
        }
        stop.stop();
        throw failure;
      }
    }));
  }

  /// Waits for all pieces, and fails with the failure that came first.
  ///
  /// @throws StopSignal.StoppedException when they were asked to end before any of them failed
  void await() {
    boolean isWhole = true;
    for (Future<?> piece : pieces) {
      try {
        piece.get();
      } catch (ExecutionException _) {
        isWhole = false; // The first of them is kept.
      } catch (InterruptedException _) {
        stop.stop();
        Thread.currentThread().interrupt();
        throw new StopSignal.StoppedException();
      }
    }
    if (!isWhole) {
      throw cause();
    }
  }

  private RuntimeException cause() {
    return switch (first.get()) {
      case null -> new StopSignal.StoppedException();
      case RuntimeException failure -> failure;
      case Throwable error -> new IllegalStateException(error);
    };
  }

  @Override
  public void close() {
    stop.stop();
    registration.close();
    threads.close();
  }
}
