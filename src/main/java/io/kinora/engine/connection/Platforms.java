package io.kinora.engine.connection;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.platform.Facebook;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.Vimeo;
import io.kinora.infra.platform.YouTube;
import java.util.Optional;

/// The platforms that videos are uploaded to, and which of them we may go to.
public record Platforms(
    Connectors connectors,
    YouTube youTube,
    Vimeo vimeo,
    Facebook facebook,
    Connections connections) {

  /// What is kept for a tenant.
  public Optional<Connection> findConnection(Platform platform, TenantId tenant) {
    return connections.find(tenant, platform);
  }
}
