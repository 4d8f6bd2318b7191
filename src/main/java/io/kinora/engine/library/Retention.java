package io.kinora.engine.library;

import java.time.Duration;
import java.util.Optional;

/// How long a tenant wants the files of a store to be kept.
///
/// @param days from the moment when a file was made; 0 for ever; at most a century
public record Retention(int days) {

  public static final int DAYS_MAX = 36_525;

  static final Retention FOR_EVER = new Retention(0);

  public Retention {
    if (days < 0 || days > DAYS_MAX) {
      throw new IllegalArgumentException("days must be 0 to " + DAYS_MAX + ", is " + days);
    }
  }

  static Retention of(Store store) {
    return store
        .findLifetime()
        .map(lifetime -> new Retention((int) lifetime.toDays()))
        .orElse(FOR_EVER);
  }

  /// How long a file is kept; empty for ever.
  Optional<Duration> findLifetime() {
    return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
  }
}
