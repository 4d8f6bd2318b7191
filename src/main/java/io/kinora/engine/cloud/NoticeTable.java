package io.kinora.engine.cloud;

import io.kinora.engine.cloud.NoticeOutbox.Rule;
import io.kinora.infra.outbound.Delivery;
import io.kinora.infra.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The tables `cloud_notice` and `cloud_notice_try`.
///
/// @param vault seals addresses, which may have passwords in them
record NoticeTable(Vault vault) {

  private static final int USUAL_DELAY_SECONDS = 10;

  /// What is sent.
  record Letter(String target, String form, Rule rule) {

    /// Never the address.
    @Override
    public String toString() {
      return "letter";
    }
  }

  /// A notice that waits to be told.
  record Pending(
      long seq, Letter letter, int failures, Duration delay, Instant dueAt, Instant createdAt) {}

  void insert(Handle handle, Cloud cloud, NoticeOutbox.News news, Letter letter, Instant now) {
    Integer delay = cloud.notices().delay();
    handle.execute(
        """
        insert into cloud_notice (video_id, cloud_id, event, sealed_target, fields, rule, state,
          delay_seconds, due_at, created_at)
        values (?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?)""",
        news.video().id().value(),
        cloud.id().value(),
        news.event().word(),
        vault.seal(letter.target(), owner(news.video().id().value())),
        letter.form(),
        letter.rule().name().toLowerCase(Locale.ROOT),
        delay == null ? USUAL_DELAY_SECONDS : delay,
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  private static String owner(String video) {
    return "notices of " + video;
  }

  static boolean hasPending(Handle handle, NoticeSubject subject) {
    return handle
            .createQuery("select count(*) from cloud_notice where " + subject.pending())
            .bind("id", subject.video())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /// The oldest that is not told: no newer one is told before.
  Optional<Pending> next(Handle handle, NoticeSubject subject) {
    return handle
        .createQuery(
            "select * from cloud_notice where " + subject.pending() + " order by seq limit 1")
        .bind("id", subject.video())
        .map((row, _) -> pending(row))
        .findOne();
  }

  private Pending pending(ResultSet row) throws SQLException {
    String target = vault.open(row.getString("sealed_target"), owner(row.getString("video_id")));
    Rule rule = Rule.valueOf(row.getString("rule").toUpperCase(Locale.ROOT));
    return new Pending(
        row.getLong("seq"),
        new Letter(target, row.getString("fields"), rule),
        row.getInt("failures"),
        Duration.ofSeconds(row.getInt("delay_seconds")),
        Instant.ofEpochMilli(row.getLong("due_at")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  static void end(Handle handle, long seq, boolean isTaken) {
    handle.execute(
        "update cloud_notice set state = ? where seq = ?", isTaken ? "delivered" : "given_up", seq);
  }

  static void fail(Handle handle, long seq, Instant nextAt) {
    handle.execute(
        "update cloud_notice set failures = failures + 1, due_at = ? where seq = ?",
        nextAt.toEpochMilli(),
        seq);
  }

  /// All notices of a video anew, in their order; but not how far something was.
  ///
  /// @return how many they are
  static int begin(Handle handle, ObjectId video, Instant now) {
    return handle.execute("""
        update cloud_notice set state = 'pending', failures = 0, due_at = ?, created_at = ?
        where video_id = ? and rule <> 'once'""", now.toEpochMilli(), now.toEpochMilli(), video.value());
  }

  static void logTry(Handle handle, long notice, Instant at, Duration length, Delivery delivery) {
    handle.execute("update cloud_notice set tries = tries + 1 where seq = ?", notice);
    handle.execute(
        """
        insert into cloud_notice_try (notice, number, at, duration_ms, status, error)
        values (?, (select tries from cloud_notice where seq = ?), ?, ?, ?, ?)""",
        notice,
        notice,
        at.toEpochMilli(),
        length.toMillis(),
        delivery.answeredStatus(),
        delivery.silence());
  }

  /// What was and will be told of a video, in its order.
  static List<CloudNotices.Notice> log(Handle handle, ObjectId video) {
    return handle
        .createQuery("select * from cloud_notice where video_id = :id order by seq")
        .bind("id", video.value())
        .map((row, _) -> notice(handle, row))
        .list();
  }

  private static CloudNotices.Notice notice(Handle handle, ResultSet row) throws SQLException {
    return new CloudNotices.Notice(
        NoticeEvent.find(row.getString("event")).orElseThrow(),
        row.getString("state"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        tries(handle, row.getLong("seq")));
  }

  private static List<CloudNotices.Try> tries(Handle handle, long notice) {
    return handle
        .createQuery("select * from cloud_notice_try where notice = :notice order by seq")
        .bind("notice", notice)
        .map((row, _) -> {
          int status = row.getInt("status");
          return new CloudNotices.Try(
              row.getInt("number"),
              Instant.ofEpochMilli(row.getLong("at")),
              Duration.ofMillis(row.getLong("duration_ms")),
              row.wasNull() ? null : status,
              row.getString("error"));
        })
        .list();
  }

  /// @return how many notices they were
  static int delete(Handle handle, String condition, Object value) {
    handle.execute(
        "delete from cloud_notice_try where notice in (select seq from cloud_notice where "
            + condition + ")",
        value);
    return handle.execute("delete from cloud_notice where " + condition, value);
  }
}
