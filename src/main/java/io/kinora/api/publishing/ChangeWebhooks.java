package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.webhook.NewsId;
import io.kinora.engine.webhook.Subscription;
import io.kinora.engine.webhook.Webhook;
import io.kinora.engine.webhook.WebhookId;
import io.kinora.engine.webhook.Webhooks;
import java.io.IOException;
import java.time.InstantSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes webhooks, changes them, and has them told something by hand.
///
/// Source: the publishing contract, section 17.
final class ChangeWebhooks {

  private final Webhooks webhooks;
  private final WebhookWording wording;
  private final InstantSource clock;
  private final FindWebhook find;

  ChangeWebhooks(Webhooks webhooks, WebhookWording wording, InstantSource clock) {
    this.webhooks = webhooks;
    this.wording = wording;
    this.clock = clock;
    this.find = new FindWebhook(webhooks);
  }

  void create(Call call) throws IOException {
    JsonBody body = JsonBody.read(call, "application/json");
    Subscription subscription = new WebhookReading(body, webhooks).subscription();
    Webhook webhook = webhooks
        .create(call.caller().tenant(), subscription)
        .orElseThrow(() ->
            Quotas.reached("webhooks", "There are as many webhooks as there may be: remove one."));
    Trail.changed(call, "webhook.create", webhook.id());
    call.exchange().header("Location", wording.address(webhook.id()));
    sendWithSecret(call.exchange(), 201, webhook);
  }

  /// Nobody on the way may keep the secret.
  private void sendWithSecret(Exchange exchange, int status, Webhook webhook) throws IOException {
    exchange.header("Cache-Control", "no-store");
    Answers.send(exchange, status, wording.withSecret(webhook, clock.instant()));
  }

  void patch(Call call) throws IOException {
    WebhookId id = find.by(call).id();
    var reading = new WebhookReading(JsonBody.read(call, "application/merge-patch+json"), webhooks);
    Webhook after = webhooks
        .change(call.caller().tenant(), id, reading::patched)
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).asException());
    Trail.changed(call, "webhook.update", after.id());
    Answers.send(call.exchange(), 200, wording.whole(after, clock.instant()));
  }

  void remove(Call call) throws IOException {
    WebhookId id = find.id(call);
    if (!webhooks.remove(call.caller().tenant(), id)) {
      throw Problem.of(ProblemCode.NOT_FOUND).asException();
    }
    Trail.changed(call, "webhook.delete", id);
    call.exchange().sendEmpty(204);
  }

  void rotate(Call call) throws IOException {
    Webhook webhook = webhooks
        .rotate(call.caller().tenant(), find.id(call))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).asException());
    Trail.changed(call, "webhook.rotate", webhook.id());
    sendWithSecret(call.exchange(), 200, webhook);
  }

  void test(Call call) throws IOException {
    Webhook webhook = enabled(call);
    NewsId news = webhooks.test(webhook.id());
    Trail.changed(call, "webhook.test", webhook.id());
    sendAccepted(call, webhook, news);
  }

  void replay(Call call) throws IOException {
    Webhook webhook = enabled(call);
    String event = call.name("event");
    if (!NewsId.isOne(event) || !webhooks.replay(webhook.id(), new NewsId(event))) {
      throw Problem.of(ProblemCode.NOT_FOUND).asException();
    }
    Trail.changed(call, "webhook.replay", webhook.id());
    sendAccepted(call, webhook, new NewsId(event));
  }

  private Webhook enabled(Call call) {
    Webhook webhook = find.by(call);
    if (webhook.isDisabled()) {
      throw Problem.of(ProblemCode.WEBHOOK_DISABLED).asException();
    }
    return webhook;
  }

  /// What becomes of it stands in the log.
  private void sendAccepted(Call call, Webhook webhook, NewsId news) throws IOException {
    ObjectNode body = JsonNodeFactory.instance
        .objectNode()
        .put("event_id", news.toString())
        .put("attempts", wording.attempts(webhook.id()));
    Answers.send(call.exchange(), 202, body);
  }
}
