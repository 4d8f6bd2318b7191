package io.kinora.engine.cloud;

import io.kinora.infra.base.TenantId;
import java.time.Instant;

/// One who signs requests, and may have several clouds.
///
/// @param accessKey names it
/// @param secretKey what it signs with
public record Account(String accessKey, TenantId tenant, String secretKey, Instant createdAt) {

  /// Never the secret.
  @Override
  public String toString() {
    return "account " + accessKey;
  }
}
