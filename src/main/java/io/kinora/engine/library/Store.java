package io.kinora.engine.library;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long assets are kept. Source: the tasks contract, sections 5 and 9.
public enum Store {
  /// Until somebody removes them.
  PERSISTENT(null),
  /// One week.
  VOLATILE(Duration.ofDays(7));

  private final @Nullable Duration lifetime;

  Store(@Nullable Duration lifetime) {
    this.lifetime = lifetime;
  }

  /// When an asset of `created` is to go; empty for never.
  public Optional<Instant> expiryOf(Instant created) {
    return Optional.ofNullable(lifetime).map(created::plus);
  }

  static Store of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
