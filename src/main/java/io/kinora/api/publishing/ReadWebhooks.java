package io.kinora.api.publishing;

import io.kinora.api.http.QueryParameters;
import io.kinora.engine.webhook.Webhook;
import io.kinora.engine.webhook.WebhookTry;
import io.kinora.engine.webhook.Webhooks;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells about webhooks, and what became of what was sent to them.
///
/// Source: the publishing contract, section 17.
final class ReadWebhooks {

  private static final Pattern PLACE = Pattern.compile("(\\d{1,18})");

  private final Webhooks webhooks;
  private final WebhookWording wording;
  private final InstantSource clock;
  private final FindWebhook find;

  ReadWebhooks(Webhooks webhooks, WebhookWording wording, InstantSource clock) {
    this.webhooks = webhooks;
    this.wording = wording;
    this.clock = clock;
    this.find = new FindWebhook(webhooks);
  }

  /// They are few: all on one page.
  void list(Call call) throws IOException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    Instant now = clock.instant();
    webhooks.all(call.caller().tenant()).forEach(it -> items.add(wording.whole(it, now)));
    Answers.send(call.exchange(), 200, body);
  }

  void one(Call call) throws IOException {
    Answers.send(call.exchange(), 200, wording.whole(find.by(call), clock.instant()));
  }

  void attempts(Call call) throws IOException {
    Webhook webhook = find.by(call);
    QueryParameters query = call.exchange().query();
    int limit = Paging.limit(query);
    long before =
        Paging.place(query, PLACE).map(it -> Long.parseLong(it.group(1))).orElse(Long.MAX_VALUE);
    List<WebhookTry> found = webhooks.tries(webhook.id(), before, limit + 1);
    Paging.send(
        call,
        found,
        limit,
        new Paging.Wording<>(wording::attempt, it -> Long.toString(it.place())),
        cursor -> wording.attempts(webhook.id()) + "?limit=" + limit + "&cursor=" + cursor);
  }
}
