package io.kinora.engine.work;

import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Platforms;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.platform.Platform;
import tools.jackson.databind.JsonNode;

/// A word that stands where a token should: the one that is kept for the tenant is meant. Our
/// choice; the tasks contract knows tokens alone.
final class KeptToken {

  private static final String WORD = "connection";

  /// What is said of a token that may be kept here.
  static final String SENTENCE =
      " `" + WORD + "` means what the operator has kept for the account.";

  private KeptToken() {}

  static boolean isMeant(JsonNode token) {
    return token.asString("").equals(WORD);
  }

  /// What is kept for a tenant.
  static Connection of(TenantId tenant, Platform platform, Platforms platforms) {
    return platforms
        .findConnection(platform, tenant)
        .orElseThrow(() -> new Failure(
                FailureCode.OUTPUT_REFUSED,
                platform.title() + ": no connection is kept for this account; give a token")
            .asException());
  }
}
