package io.kinora.api.publishing;

import io.kinora.engine.webhook.Webhook;
import io.kinora.engine.webhook.WebhookId;
import io.kinora.engine.webhook.Webhooks;

/// Finds the webhook that a path names. One of another tenant is as if it were not there.
record FindWebhook(Webhooks webhooks) {

  /// @throws ProblemException where the caller has no such webhook
  Webhook by(Call call) {
    return webhooks
        .find(call.caller().tenant(), id(call))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).asException());
  }

  /// @throws ProblemException where there can be no such webhook
  WebhookId id(Call call) {
    String id = call.name("id");
    if (!WebhookId.isOne(id)) {
      throw Problem.of(ProblemCode.NOT_FOUND).asException();
    }
    return WebhookId.parse(id);
  }
}
