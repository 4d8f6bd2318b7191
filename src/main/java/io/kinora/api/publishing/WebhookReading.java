package io.kinora.api.publishing;

import io.kinora.engine.webhook.Subscription;
import io.kinora.engine.webhook.Webhook;
import io.kinora.engine.webhook.WebhookEvent;
import io.kinora.engine.webhook.Webhooks;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads what a client says of a webhook, and collects all that is wrong with it.
///
/// Source: the publishing contract, section 17.
final class WebhookReading {

  private static final int URL_MAX = 2_000;

  private final JsonBody body;
  private final Webhooks webhooks;
  private final Faults faults = new Faults();

  WebhookReading(JsonBody body, Webhooks webhooks) {
    this.body = body;
    this.webhooks = webhooks;
  }

  /// @throws ProblemException where something is wrong
  Subscription subscription() {
    Optional<URI> url = url(body.member("url"));
    Set<WebhookEvent> events = events(body.member("events"));
    faults.failIfAny();
    return new Subscription(url.orElseThrow(), events);
  }

  /// What a patch wants of a webhook that is there.
  Webhooks.Change patched(Webhook before) {
    Subscription said = before.subscription();
    Optional<URI> url =
        body.object().has("url") ? url(body.member("url")) : Optional.of(said.url());
    Set<WebhookEvent> events =
        body.object().has("events") ? events(body.member("events")) : said.events();
    JsonNode disabled = body.member("disabled");
    if (!disabled.isMissingNode() && !disabled.isBoolean()) {
      faults.add("/disabled", "must be true or false");
    }
    faults.failIfAny();
    boolean isDisabled = disabled.isBoolean() ? disabled.booleanValue() : before.isDisabled();
    return new Webhooks.Change(new Subscription(url.orElseThrow(), events), isDisabled);
  }

  private Optional<URI> url(JsonNode node) {
    String text = node.isString() ? node.stringValue() : "";
    Optional<URI> url = text.length() <= URL_MAX ? parsed(text) : Optional.empty();
    if (url.isEmpty() || !isTaken(url.get())) {
      faults.add("/url", "must be " + expected());
      return Optional.empty();
    }
    Optional<String> objection = webhooks.objectionTo(url.get());
    objection.ifPresent(it -> faults.add("/url", "cannot be called: " + it));
    return objection.isEmpty() ? url : Optional.empty();
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /// A password would be shown to all who may see the webhook.
  private boolean isTaken(URI url) {
    String scheme = String.valueOf(url.getScheme());
    boolean isKnown = scheme.equalsIgnoreCase("https")
        || (scheme.equalsIgnoreCase("http") && webhooks.rules().allowsPrivate());
    return isKnown
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null;
  }

  private String expected() {
    String schemes = webhooks.rules().allowsPrivate() ? "https:// or http://" : "https://";
    return "an address that begins with " + schemes
        + ", without user, password and fragment, of at most 2000 characters";
  }

  private Set<WebhookEvent> events(JsonNode node) {
    if (node.isMissingNode()) {
      return WebhookEvent.OF_VIDEOS;
    }
    var events = new HashSet<WebhookEvent>();
    boolean isRight = node.isArray() && !node.isEmpty();
    if (!isRight) {
      faults.add("/events", "must be a list of at least one of " + words());
    }
    for (int index = 0; isRight && index < node.size(); index++) {
      Optional<WebhookEvent> event = event(node.get(index));
      event.ifPresent(events::add);
      if (event.isEmpty()) {
        faults.add("/events/" + index, "must be one of " + words());
      }
    }
    return events;
  }

  private static Optional<WebhookEvent> event(JsonNode node) {
    return node.isString() ? WebhookEvent.findOfVideos(node.stringValue()) : Optional.empty();
  }

  private static String words() {
    return String.join(", ", WebhookEvent.wordsOfVideos());
  }
}
