package io.kinora.engine.webhook;

import io.kinora.engine.webhook.Delivery.Sent;
import io.kinora.engine.webhook.Delivery.State;
import io.kinora.infra.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The tables `webhook_delivery` and `webhook_try`: what is to be told to whom, and what became
/// of each try.
final class DeliveryTable {

  private DeliveryTable() {}

  static void insert(Handle handle, WebhookId webhook, News news, Instant now) {
    handle.execute(
        """
        insert into webhook_delivery (webhook_id, news_id, event, subject, body, state, next_at)
        values (?, ?, ?, ?, ?, 'pending', ?)""",
        webhook.value(),
        news.id().value(),
        news.event().word(),
        news.subject(),
        news.body(),
        now.toEpochMilli());
  }

  /// Some that are to be tried now, the longest due first.
  static List<Delivery> due(Handle handle, WebhookId webhook, Instant now, int countMax) {
    return handle
        .createQuery("""
            select * from webhook_delivery
            where webhook_id = :webhook and state = 'pending' and next_at <= :now
            order by next_at, news_id limit :count""")
        .bind("webhook", webhook.value())
        .bind("now", now.toEpochMilli())
        .bind("count", countMax)
        .map((row, _) -> new Delivery(
            webhook,
            new NewsId(row.getString("news_id")),
            row.getString("body"),
            row.getInt("tries"),
            row.getInt("failures")))
        .list();
  }

  /// The webhooks for which something waits.
  static List<WebhookId> waiting(Handle handle) {
    return handle
        .createQuery("select distinct webhook_id from webhook_delivery where state = 'pending'")
        .map((row, _) -> new WebhookId(row.getString(1)))
        .list();
  }

  static Optional<Instant> findNext(Handle handle, WebhookId webhook) {
    return handle
        .createQuery("""
            select next_at from webhook_delivery where webhook_id = :webhook and state = 'pending'
            order by next_at limit 1""")
        .bind("webhook", webhook.value())
        .map((row, _) -> Instant.ofEpochMilli(row.getLong(1)))
        .findOne();
  }

  /// Writes down a try, unless its delivery was removed meanwhile.
  ///
  /// @param next of a delivery that is to be tried again
  static void log(Handle handle, Sent sent, State state, @Nullable Instant next) {
    Delivery delivery = sent.delivery();
    Instant end = sent.at().plus(sent.length());
    int number = delivery.tries() + 1;
    int updated = handle.execute(
        """
        update webhook_delivery set state = ?, tries = ?, failures = failures + 1,
          next_at = cast(? as bigint), ended_at = cast(? as bigint)
        where webhook_id = ? and news_id = ? and state = 'pending'""",
        state.word(),
        number,
        millis(next),
        state == State.PENDING ? null : end.toEpochMilli(),
        delivery.webhook().value(),
        delivery.news().value());
    if (updated == 1) {
      handle.execute(
          """
          insert into webhook_try (webhook_id, news_id, number, at, duration_ms, status, error,
            next_at)
          values (?, ?, ?, ?, ?, cast(? as integer), ?, cast(? as bigint))""",
          delivery.webhook().value(),
          delivery.news().value(),
          number,
          sent.at().toEpochMilli(),
          sent.length().toMillis(),
          sent.outcome().findStatus(),
          sent.outcome().findError(),
          millis(next));
    }
  }

  /// Sends news again, as if it were new.
  ///
  /// @return whether it is remembered
  static boolean renew(Handle handle, WebhookId webhook, NewsId news, Instant now) {
    return handle.execute("""
            update webhook_delivery
            set state = 'pending', failures = 0, next_at = ?, ended_at = null
            where webhook_id = ? and news_id = ?""", now.toEpochMilli(), webhook.value(), news.value()) == 1;
  }

  static void giveUp(Handle handle, WebhookId webhook, Instant now) {
    handle.execute("""
        update webhook_delivery set state = 'given_up', next_at = null, ended_at = ?
        where webhook_id = ? and state = 'pending'""", now.toEpochMilli(), webhook.value());
  }

  static void delete(Handle handle, WebhookId webhook) {
    handle.execute("delete from webhook_delivery where webhook_id = ?", webhook.value());
    handle.execute("delete from webhook_try where webhook_id = ?", webhook.value());
  }

  /// @return how many lines of logs it were
  static int deleteOld(Handle handle, Instant before) {
    handle.execute(
        "delete from webhook_delivery where state <> 'pending' and ended_at < ?",
        before.toEpochMilli());
    return handle.execute("delete from webhook_try where at < ?", before.toEpochMilli());
  }

  /// Lines of a log, the newest first.
  ///
  /// @param before only lines from before this place
  static List<WebhookTry> tries(Handle handle, WebhookId webhook, long before, int countMax) {
    return handle
        .createQuery("""
            select webhook_try.*, event, subject from webhook_try
              join webhook_delivery using (webhook_id, news_id)
            where webhook_id = :webhook and seq < :before
            order by seq desc limit :count""")
        .bind("webhook", webhook.value())
        .bind("before", before)
        .bind("count", countMax)
        .map((row, _) -> logged(row))
        .list();
  }

  private static WebhookTry logged(ResultSet row) throws SQLException {
    var told = new WebhookTry.Told(
        new NewsId(row.getString("news_id")),
        WebhookEvent.of(row.getString("event")),
        row.getString("subject"));
    int status = row.getInt("status");
    boolean isAnswered = !row.wasNull();
    var answer = new WebhookTry.Answer(
        Instant.ofEpochMilli(row.getLong("at")),
        Duration.ofMillis(row.getLong("duration_ms")),
        isAnswered ? Integer.valueOf(status) : null,
        row.getString("error"),
        Columns.instant(row, "next_at"));
    return new WebhookTry(row.getLong("seq"), told, row.getInt("number"), answer);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
