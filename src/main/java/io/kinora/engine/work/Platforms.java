package io.kinora.engine.work;

import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Connections;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.platform.Facebook;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.Vimeo;
import io.kinora.infra.platform.YouTube;
import tools.jackson.databind.JsonNode;

/// The platforms that videos are uploaded to, and which of them we may go to.
public record Platforms(
    Connectors connectors,
    YouTube youTube,
    Vimeo vimeo,
    Facebook facebook,
    Connections connections) {

  /// Stands where a token should: the one that is kept for the tenant is meant. Our choice; the
  /// tasks contract knows tokens alone.
  static final String KEPT = "connection";

  /// What is said of a token that may be kept here.
  static final String KEPT_SENTENCE =
      " `" + KEPT + "` means what the operator has kept for the account.";

  static boolean isKept(JsonNode token) {
    return token.asString("").equals(KEPT);
  }

  /// What is kept for a tenant.
  Connection connection(Platform platform, TenantId tenant) {
    return connections
        .find(tenant, platform)
        .orElseThrow(() -> new Failure(
                FailureCode.OUTPUT_REFUSED,
                platform.title() + ": no connection is kept for this account; give a token")
            .asException());
  }
}
