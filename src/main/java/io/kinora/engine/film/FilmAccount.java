package io.kinora.engine.film;

import io.kinora.infra.base.TenantId;
import java.time.Instant;

/// One who signs requests. Its key is a name space of its own: two accounts of one tenant do not
/// see each other's films.
///
/// Source: the factory contract, section 2.
///
/// @param accessKey names it
/// @param secretKey what it signs with
public record FilmAccount(
    String accessKey, TenantId tenant, String secretKey, Instant createdAt, boolean isDisabled) {

  /// Never the secret.
  @Override
  public String toString() {
    return "account " + accessKey;
  }
}
