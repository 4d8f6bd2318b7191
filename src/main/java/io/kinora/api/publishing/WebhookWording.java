package io.kinora.api.publishing;

import io.kinora.engine.webhook.Webhook;
import io.kinora.engine.webhook.WebhookEvent;
import io.kinora.engine.webhook.WebhookId;
import io.kinora.engine.webhook.WebhookTry;
import io.kinora.infra.base.Rfc3339;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts webhooks and their logs into the words of this dialect.
///
/// Source: the publishing contract, section 17.
///
/// @param api what the addresses of the API begin with
record WebhookWording(String api) {

  String address(WebhookId id) {
    return api + "/webhooks/" + id;
  }

  String attempts(WebhookId id) {
    return address(id) + "/attempts";
  }

  /// Everything about a webhook but its secrets.
  ObjectNode whole(Webhook webhook, Instant now) {
    ObjectNode body = JsonNodeFactory.instance
        .objectNode()
        .put("id", webhook.id().toString())
        .put("url", webhook.subscription().url().toString());
    ArrayNode events = body.putArray("events");
    webhook.subscription().events().stream().sorted().map(WebhookEvent::word).forEach(events::add);
    body.put("disabled", webhook.isDisabled())
        .put("disabled_at", time(webhook.findDisabled()))
        .put("old_secret_until", time(webhook.secrets().formerUntil(now)))
        .put("created_at", Rfc3339.text(webhook.times().created()));
    body.putObject("links")
        .put("self", address(webhook.id()))
        .put("attempts", attempts(webhook.id()));
    return body;
  }

  /// The same with the secret in force, for the one time that it is shown.
  ObjectNode withSecret(Webhook webhook, Instant now) {
    return whole(webhook, now).put("secret", webhook.secrets().current().shown());
  }

  /// A line of a log.
  ObjectNode attempt(WebhookTry line) {
    WebhookTry.Answer answer = line.answer();
    return JsonNodeFactory.instance
        .objectNode()
        .put("time", Rfc3339.text(answer.at()))
        .put("event_id", line.news().id().toString())
        .put("type", line.news().event().word())
        .put("video_id", line.news().subject())
        .put("attempt", line.number())
        .put("status", answer.status())
        .put("error", answer.error())
        .put("duration", answer.length().toMillis() / 1e3)
        .put("next_attempt_at", time(answer.findNext()));
  }

  private static @Nullable String time(Optional<Instant> instant) {
    return instant.map(Rfc3339::text).orElse(null);
  }
}
