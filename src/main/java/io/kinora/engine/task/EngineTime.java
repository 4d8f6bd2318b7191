package io.kinora.engine.task;

import io.kinora.infra.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock that was passed in, and the same clock as the database sees it: machines whose clocks
/// differ must agree on when a worker was last heard of.
final class EngineTime {

  private final Database database;
  private final InstantSource clock;
  private volatile Duration ahead = Duration.ZERO;

  EngineTime(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    measure();
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

  /// Asks the database for its time again.
  void measure() {
    ahead = switch (database.dialect()) {
      case SQLITE -> Duration.ZERO; // One machine, one clock.
      case POSTGRESQL -> Duration.between(clock.instant(), database.now());
    };
  }
}
