package io.kinora.engine.connection;

import io.kinora.infra.platform.Platform;
import java.util.Set;

/// Which ways to platforms the operator has left open.
///
/// Source: the tasks contract, sections 9 and 10: credentials come with the task, so all are open
/// unless switched off.
public record Connectors(Set<Platform> open) {

  public Connectors {
    open = Set.copyOf(open);
  }

  public boolean isOpen(Platform platform) {
    return open.contains(platform);
  }
}
