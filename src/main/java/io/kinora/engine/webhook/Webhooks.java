package io.kinora.engine.webhook;

import io.kinora.engine.task.Errand;
import io.kinora.engine.task.Errands;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.outbound.Deliveries;
import io.kinora.infra.secret.Vault;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;

/// The webhooks of all tenants. All threads may use it.
///
/// Source: the publishing contract, section 17.
public final class Webhooks {

  private final Database database;
  private final WebhookTable table;
  private final Deliveries deliveries;
  private final WebhookRules rules;
  private final InstantSource clock;

  /// @param deliveries goes where the rules allow, and nowhere else
  public Webhooks(
      Database database,
      Vault vault,
      Deliveries deliveries,
      WebhookRules rules,
      InstantSource clock) {
    this.database = database;
    this.table = new WebhookTable(new Sealing(vault));
    this.deliveries = deliveries;
    this.rules = rules;
    this.clock = clock;
  }

  public WebhookRules rules() {
    return rules;
  }

  /// What sends the news, for the engine.
  public Errand errand() {
    return new DeliverNews(database, table, new Messenger(deliveries, rules, clock), clock);
  }

  /// Why no message would ever be sent to an address, as far as it can be told without asking for
  /// its name; empty where there is no such reason.
  public Optional<String> objectionTo(URI url) {
    return deliveries.objectionTo(url);
  }

  /// @return empty where the tenant has as many as it may have
  public Optional<Webhook> create(TenantId tenant, Subscription subscription) {
    var times = new Webhook.Times(clock.instant(), null);
    var webhook =
        new Webhook(WebhookId.random(), tenant, subscription, SigningSecrets.first(), times);
    return database.inTransaction(transaction -> {
      Handle handle = transaction.handle();
      if (WebhookTable.count(handle, tenant, database.dialect()) >= rules.perTenantMax()) {
        return Optional.empty();
      }
      table.insert(handle, webhook);
      return Optional.of(webhook);
    });
  }

  /// Those of a tenant, the oldest first.
  public List<Webhook> all(TenantId tenant) {
    return database.read(handle -> table.all(handle, tenant));
  }

  /// One of a tenant.
  public Optional<Webhook> find(TenantId tenant, WebhookId id) {
    return database.read(handle -> find(handle, tenant, id));
  }

  private Optional<Webhook> find(Handle handle, TenantId tenant, WebhookId id) {
    return table.find(handle, id).filter(it -> it.tenant().equals(tenant));
  }

  /// What a client wants of a webhook that is there.
  ///
  /// @param isDisabled whether it is to be told nothing; what waits for it is given up then
  public record Change(Subscription subscription, boolean isDisabled) {}

  /// Changes a webhook; what is thrown leaves it as it was.
  ///
  /// @param wish what is to be, by what is
  /// @return the webhook after that; empty where there is none
  public Optional<Webhook> change(TenantId tenant, WebhookId id, Function<Webhook, Change> wish) {
    Instant now = clock.instant();
    return update(tenant, id, before -> {
      Change change = wish.apply(before);
      Instant disabled = before.findDisabled().orElse(now);
      return before.with(change.subscription()).disabledAt(change.isDisabled() ? disabled : null);
    });
  }

  /// Gives a webhook a new secret; the old one signs for a while, too.
  public Optional<Webhook> rotate(TenantId tenant, WebhookId id) {
    Instant now = clock.instant();
    return update(tenant, id, before -> before.with(before.secrets().rotated(now)));
  }

  private Optional<Webhook> update(TenantId tenant, WebhookId id, UnaryOperator<Webhook> change) {
    return database.inTransaction(transaction -> {
      Handle handle = transaction.handle();
      Optional<Webhook> after = table
          .findToChange(handle, id, database.dialect())
          .filter(it -> it.tenant().equals(tenant))
          .map(change);
      after.ifPresent(it -> {
        table.update(handle, it);
        Errands.makeDue(handle, DeliverNews.NAME, id.value(), clock.instant());
      });
      return after;
    });
  }

  /// Removes a webhook with all that waits for it, and its log.
  ///
  /// @return whether it was there
  public boolean remove(TenantId tenant, WebhookId id) {
    return database.inTransaction(transaction -> {
      Handle handle = transaction.handle();
      if (find(handle, tenant, id).isEmpty() || !WebhookTable.delete(handle, id)) {
        return false;
      }
      DeliveryTable.delete(handle, id);
      Errands.makeDue(handle, DeliverNews.NAME, id.value(), clock.instant());
      return true;
    });
  }

  /// Has a webhook told of nothing but that it works.
  public NewsId test(WebhookId id) {
    var data = JsonNodeFactory.instance.objectNode().put("id", id.toString());
    Instant now = clock.instant();
    News news = News.of(WebhookEvent.WEBHOOK_TEST, null, data, now);
    database.transact(transaction -> Outbox.put(transaction.handle(), id, news, now));
    return news.id();
  }

  /// Sends news again, whatever became of it before, with all tries.
  ///
  /// @return whether it is remembered
  public boolean replay(WebhookId id, NewsId news) {
    Instant now = clock.instant();
    return database.inTransaction(transaction -> {
      Handle handle = transaction.handle();
      boolean isThere = DeliveryTable.renew(handle, id, news, now);
      if (isThere) {
        Errands.makeDue(handle, DeliverNews.NAME, id.value(), now);
      }
      return isThere;
    });
  }

  /// The log of a webhook, the newest line first.
  ///
  /// @param before only lines from before this place; `Long.MAX_VALUE` for the newest
  public List<WebhookTry> tries(WebhookId id, long before, int countMax) {
    return database.read(handle -> DeliveryTable.tries(handle, id, before, countMax));
  }

  /// @return how many lines of logs were forgotten because they are old
  public int prune() {
    Instant before = clock.instant().minus(rules.logLife());
    return database.inTransaction(it -> DeliveryTable.deleteOld(it.handle(), before));
  }
}
