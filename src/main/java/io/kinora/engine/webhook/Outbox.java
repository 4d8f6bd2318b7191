package io.kinora.engine.webhook;

import io.kinora.engine.task.Errands;
import io.kinora.infra.base.TenantId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Where news is put to be told, in the transaction in which it happens: it is told if that is
/// committed, and not otherwise.
public final class Outbox {

  private Outbox() {}

  /// Has each webhook of a tenant that asked for it told; none is asked for nothing.
  public static void put(Handle handle, TenantId tenant, News news, Instant now) {
    for (WebhookId webhook : WebhookTable.listening(handle, tenant, news.event())) {
      put(handle, webhook, news, now);
    }
  }

  /// Has one webhook told.
  static void put(Handle handle, WebhookId webhook, News news, Instant now) {
    DeliveryTable.insert(handle, webhook, news, now);
    Errands.makeDue(handle, DeliverNews.NAME, webhook.value(), now);
  }
}
