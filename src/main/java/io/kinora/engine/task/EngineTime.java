package io.kinora.engine.task;

import io.kinora.infra.base.Pause;
import io.kinora.infra.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock that was passed in, and the same clock as the database sees it: machines whose clocks
/// differ must agree on when a worker was last heard of.
final class EngineTime {

  /// A clock that is so far from where it was has been set.
  private static final Duration SET = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final InstantSource databaseClock;
  private final Sleep sleep;
  private volatile Duration ahead;

  /// Lets a thread wait until some time of the clocks is over.
  @FunctionalInterface
  interface Sleep {
    void of(Duration length) throws InterruptedException;
  }

  EngineTime(InstantSource clock, InstantSource databaseClock, Sleep sleep) {
    this.clock = clock;
    this.databaseClock = databaseClock;
    this.sleep = sleep;
    this.ahead = Duration.between(clock.instant(), databaseClock.instant());
  }

  static EngineTime of(Database database, InstantSource clock) {
    InstantSource databaseClock = switch (database.dialect()) {
      case SQLITE -> clock; // One machine, one clock.
      case POSTGRESQL -> database::now;
    };
    return new EngineTime(clock, databaseClock, Pause::of);
  }

  /// For what people and clients see.
  Instant now() {
    return clock.instant();
  }

  /// For executions: when they are due, when their worker was heard of.
  Instant executionNow() {
    return clock.instant().plus(ahead);
  }

  /// How far the clock of the database is ahead of ours; negative when it is behind.
  Duration ahead() {
    return ahead;
  }

  /// Asks the database for its time again: one of the clocks may have been set, or have slept. What
  /// is only the way to the database and back changes nothing.
  void measure() {
    Duration measured = Duration.between(clock.instant(), databaseClock.instant());
    if (measured.minus(ahead).abs().compareTo(SET) > 0) {
      ahead = measured;
    }
  }

  /// Waits before something is tried again.
  void pause(Duration length) throws InterruptedException {
    sleep.of(length);
  }
}
