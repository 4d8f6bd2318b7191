package io.kinora.engine.webhook;

import io.kinora.engine.task.Errands;
import io.kinora.infra.db.Database;
import java.util.List;

/// Checks on a live database that what waits for a webhook will be sent; each finding is a
/// mistake of ours.
public final class WebhookAudit {

  private final Database database;

  public WebhookAudit(Database database) {
    this.database = database;
  }

  /// Webhooks for which something waits that nobody will send; none when all is well.
  public List<WebhookId> stranded() {
    return database.inTransaction(
        transaction -> DeliveryTable.waiting(transaction.handle()).stream()
            .filter(it -> !Errands.isToRun(transaction.handle(), DeliverNews.NAME, it.value()))
            .toList());
  }
}
