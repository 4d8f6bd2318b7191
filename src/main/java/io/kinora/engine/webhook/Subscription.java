package io.kinora.engine.webhook;

import java.net.URI;
import java.util.Set;

/// What a client says of a webhook.
///
/// @param url    where messages go
/// @param events at least one
public record Subscription(URI url, Set<WebhookEvent> events) {

  public Subscription {
    events = Set.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a webhook tells of something");
    }
  }
}
