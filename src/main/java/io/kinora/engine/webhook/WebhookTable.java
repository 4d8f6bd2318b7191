package io.kinora.engine.webhook;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Columns;
import io.kinora.infra.db.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `webhook`.
final class WebhookTable {

  private final Sealing sealing;

  WebhookTable(Sealing sealing) {
    this.sealing = sealing;
  }

  /// Those that are to be told of an event.
  static List<WebhookId> listening(Handle handle, TenantId tenant, WebhookEvent event) {
    return handle
        .createQuery("""
            select id, events from webhook where tenant = :tenant and disabled_at is null
            order by created_at, id""")
        .bind("tenant", tenant.value())
        .map((row, _) -> WebhookEvent.allOf(row.getString("events")).contains(event)
            ? Optional.of(new WebhookId(row.getString("id")))
            : Optional.<WebhookId>empty())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  void insert(Handle handle, Webhook webhook) {
    handle.execute(
        "insert into webhook (id, tenant, events, sealed, created_at) values (?, ?, ?, ?, ?)",
        webhook.id().value(),
        webhook.tenant().value(),
        WebhookEvent.stored(webhook.subscription().events()),
        sealing.seal(webhook),
        webhook.times().created().toEpochMilli());
  }

  void update(Handle handle, Webhook webhook) {
    handle.execute(
        """
        update webhook set events = ?, sealed = ?, disabled_at = cast(? as bigint) where id = ?""",
        WebhookEvent.stored(webhook.subscription().events()),
        sealing.seal(webhook),
        webhook.findDisabled().map(Instant::toEpochMilli).orElse(null),
        webhook.id().value());
  }

  static void disable(Handle handle, WebhookId id, Instant now) {
    handle.execute(
        "update webhook set disabled_at = ? where id = ? and disabled_at is null",
        now.toEpochMilli(),
        id.value());
  }

  Optional<Webhook> find(Handle handle, WebhookId id) {
    return handle
        .createQuery("select * from webhook where id = :id")
        .bind("id", id.value())
        .map((row, _) -> webhook(row))
        .findOne();
  }

  /// One that nobody else changes before the transaction ends.
  Optional<Webhook> findToChange(Handle handle, WebhookId id, Dialect dialect) {
    return handle
        .createQuery("select * from webhook where id = :id" + dialect.forUpdate())
        .bind("id", id.value())
        .map((row, _) -> webhook(row))
        .findOne();
  }

  /// The oldest first.
  List<Webhook> all(Handle handle, TenantId tenant) {
    return handle
        .createQuery("select * from webhook where tenant = :tenant order by created_at, id")
        .bind("tenant", tenant.value())
        .map((row, _) -> webhook(row))
        .list();
  }

  /// How many a tenant has, until the transaction ends: another one waits that wants to know,
  /// too.
  static int count(Handle handle, TenantId tenant, Dialect dialect) {
    handle
        .createQuery("select id from tenant where id = :tenant" + dialect.forUpdate())
        .bind("tenant", tenant.value())
        .mapTo(String.class)
        .findOne();
    return handle
        .createQuery("select count(*) from webhook where tenant = :tenant")
        .bind("tenant", tenant.value())
        .mapTo(Integer.class)
        .one();
  }

  /// @return whether it was there
  static boolean delete(Handle handle, WebhookId id) {
    return handle.execute("delete from webhook where id = ?", id.value()) == 1;
  }

  private Webhook webhook(ResultSet row) throws SQLException {
    var id = new WebhookId(row.getString("id"));
    Sealing.Opened opened = sealing.open(row.getString("sealed"), id);
    return new Webhook(
        id,
        new TenantId(row.getString("tenant")),
        new Subscription(opened.url(), WebhookEvent.allOf(row.getString("events"))),
        opened.secrets(),
        new Webhook.Times(
            Instant.ofEpochMilli(row.getLong("created_at")), Columns.instant(row, "disabled_at")));
  }
}
