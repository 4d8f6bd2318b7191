package io.kinora.engine.task;

import io.kinora.infra.base.Pause;
import io.kinora.infra.db.SharedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/// The time of all engines on one database, and how a thread of this one lets it pass.
///
/// @param watch counts nanoseconds, which nobody sets
record EngineTime(SharedClock clock, LongSupplier watch, Sleep sleep) {

  /// Lets a thread wait until some time is over.
  @FunctionalInterface
  interface Sleep {
    void of(Duration length) throws InterruptedException;
  }

  static EngineTime of(SharedClock clock) {
    return new EngineTime(clock, System::nanoTime, Pause::of);
  }

  Instant now() {
    return clock.instant();
  }

  /// Waits before something is tried again.
  void pause(Duration length) throws InterruptedException {
    sleep.of(length);
  }
}
