package io.kinora.infra.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of all processes on one database: the own clock, moved to where that of the database
/// is.
///
/// Machines whose clocks differ must agree on when a worker was last heard of, and clients must not
/// see a task end before it began. All methods may be called by all threads; only [#measure] asks
/// the database.
public final class SharedClock implements InstantSource {

  /// Clocks that agree so far are let be: time that steps back and forth is worse.
  private static final Duration SLACK = Duration.ofMillis(20);

  private final InstantSource own;
  private final InstantSource shared;
  private volatile Duration ahead = Duration.ZERO;

  /// Measures at once.
  ///
  /// @param own    of this machine; costs nothing to ask
  /// @param shared of the database; is asked seldom
  public SharedClock(InstantSource own, InstantSource shared) {
    this.own = own;
    this.shared = shared;
    measure();
  }

  /// On SQLite, where one machine has one clock, it is `own`.
  public static SharedClock of(Database database, InstantSource own) {
    return switch (database.dialect()) {
      case SQLITE -> alone(own);
      case POSTGRESQL -> new SharedClock(own, database::now);
    };
  }

  /// A clock that is the only one.
  public static SharedClock alone(InstantSource own) {
    return new SharedClock(own, own);
  }

  @Override
  public Instant instant() {
    return own.instant().plus(ahead);
  }

  /// How far the clock of the database is ahead of ours; negative when it is behind.
  public Duration ahead() {
    return ahead;
  }

  /// Asks the database for its time again: one of the clocks may have been set, or have slept. A
  /// long way to the database and back changes nothing, as nobody knows when on it the time was
  /// taken.
  public void measure() {
    Instant before = own.instant();
    Instant theirs = shared.instant();
    Instant after = own.instant();
    Duration least = Duration.between(after, theirs).minus(SLACK);
    Duration most = Duration.between(before, theirs).plus(SLACK);
    if (ahead.compareTo(least) < 0 || ahead.compareTo(most) > 0) {
      ahead = least.plus(most).dividedBy(2);
    }
  }
}
