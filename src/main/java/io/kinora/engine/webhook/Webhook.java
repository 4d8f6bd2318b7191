package io.kinora.engine.webhook;

import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A webhook as it stood at one moment.
public record Webhook(
    WebhookId id, TenantId tenant, Subscription subscription, SigningSecrets secrets, Times times) {

  /// @param disabled when it was switched off, by its tenant or by its receiver, who said 410
  public record Times(Instant created, @Nullable Instant disabled) {}

  public Optional<Instant> findDisabled() {
    return Optional.ofNullable(times.disabled());
  }

  public boolean isDisabled() {
    return times.disabled() != null;
  }

  Webhook with(Subscription other) {
    return new Webhook(id, tenant, other, secrets, times);
  }

  Webhook with(SigningSecrets others) {
    return new Webhook(id, tenant, subscription, others, times);
  }

  Webhook disabledAt(@Nullable Instant disabled) {
    return new Webhook(id, tenant, subscription, secrets, new Times(times.created(), disabled));
  }
}
