package io.kinora.engine.webhook;

import io.kinora.infra.base.Rfc3339;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Something that happened, worded for those who want to know.
///
/// @param subject what it happened to, such as the id of a video; none for a test
/// @param body    the message, JSON
public record News(NewsId id, WebhookEvent event, @Nullable String subject, String body) {

  /// @param data what is told of it: little, so that who wants to know more asks
  public static News of(WebhookEvent event, @Nullable String subject, JsonNode data, Instant now) {
    var body = JsonNodeFactory.instance
        .objectNode()
        .put("type", event.word())
        .put("timestamp", Rfc3339.text(now));
    body.set("data", data);
    return new News(NewsId.random(), event, subject, body.toString());
  }
}
