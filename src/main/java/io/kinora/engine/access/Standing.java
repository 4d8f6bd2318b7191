package io.kinora.engine.access;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether something can be used.
///
/// @param disabledAt none while it may be used
/// @param expiresAt  none where it does not end by itself
public record Standing(
    Instant createdAt,
    @Nullable Instant disabledAt,
    @Nullable Instant expiresAt) {

  public boolean isDisabled() {
    return disabledAt != null;
  }

  public Optional<Instant> findExpiry() {
    return Optional.ofNullable(expiresAt);
  }
}
