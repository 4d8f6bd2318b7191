package io.kinora.engine.library;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long files are kept where their tenant has not said otherwise.
///
/// Source: the tasks contract, sections 5 and 9.
public enum Store {
  /// Until somebody removes them.
  PERSISTENT(null),
  /// One week.
  VOLATILE(Duration.ofDays(7)),
  /// What machines hand each other while they make something together: no client sees it.
  WORK(Duration.ofDays(3));

  private final @Nullable Duration lifetime;

  Store(@Nullable Duration lifetime) {
    this.lifetime = lifetime;
  }

  /// How long a file is kept; empty for ever.
  Optional<Duration> findLifetime() {
    return Optional.ofNullable(lifetime);
  }

  static Store of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
