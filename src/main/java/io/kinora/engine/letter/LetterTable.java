package io.kinora.engine.letter;

import io.kinora.infra.outbound.Delivery;
import io.kinora.infra.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The tables `letter` and `letter_try`, as one box has them.
///
/// @param vault seals addresses, which may have passwords in them
record LetterTable(String box, Vault vault) {

  /// A letter that waits to be sent.
  ///
  /// @param failures how often it was tried in vain
  record Pending(long seq, Letter letter, int failures, Instant dueAt) {}

  /// What came of an attempt.
  record Attempt(Instant at, Duration length, Delivery delivery) {}

  void insert(Handle handle, Letter letter, Instant now) {
    handle.execute(
        """
        insert into letter (box, subject, sealed_target, content_type, body, state, due_at,
          created_at)
        values (?, ?, ?, ?, ?, 'pending', ?, ?)""",
        box,
        letter.subject(),
        vault.seal(letter.target(), owner(letter.subject())),
        letter.contentType(),
        letter.body(),
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  private String owner(String subject) {
    return "letters of " + box + ": " + subject;
  }

  /// The oldest that was not sent: no newer one is sent before.
  Optional<Pending> next(Handle handle, String subject) {
    return handle
        .createQuery("""
            select * from letter where box = :box and subject = :subject and state = 'pending'
            order by seq limit 1""")
        .bind("box", box)
        .bind("subject", subject)
        .map((row, _) -> pending(row))
        .findOne();
  }

  private Pending pending(ResultSet row) throws SQLException {
    String subject = row.getString("subject");
    var letter = new Letter(
        subject,
        vault.open(row.getString("sealed_target"), owner(subject)),
        row.getString("content_type"),
        row.getString("body"));
    return new Pending(
        row.getLong("seq"),
        letter,
        row.getInt("failures"),
        Instant.ofEpochMilli(row.getLong("due_at")));
  }

  void end(Handle handle, Pending letter, boolean isTaken) {
    handle.execute(
        "update letter set state = ? where seq = ?",
        isTaken ? "delivered" : "given_up",
        letter.seq());
  }

  void fail(Handle handle, Pending letter, Instant nextAt) {
    handle.execute(
        "update letter set failures = failures + 1, due_at = ? where seq = ?",
        nextAt.toEpochMilli(),
        letter.seq());
  }

  void logTry(Handle handle, Pending letter, Attempt attempt) {
    handle.execute(
        """
        insert into letter_try (letter, number, at, duration_ms, status, error)
        values (?, ?, ?, ?, ?, ?)""",
        letter.seq(),
        letter.failures() + 1,
        attempt.at().toEpochMilli(),
        attempt.length().toMillis(),
        attempt.delivery().answeredStatus(),
        attempt.delivery().silence());
  }

  List<LetterBox.Sent> log(Handle handle, String subject) {
    return handle
        .createQuery("select * from letter where box = :box and subject = :subject order by seq")
        .bind("box", box)
        .bind("subject", subject)
        .map((row, _) -> new LetterBox.Sent(
            row.getString("body"),
            row.getString("state"),
            Instant.ofEpochMilli(row.getLong("created_at")),
            tries(handle, row.getLong("seq"))))
        .list();
  }

  private static List<LetterBox.Try> tries(Handle handle, long letter) {
    return handle
        .createQuery("select * from letter_try where letter = :letter order by seq")
        .bind("letter", letter)
        .map((row, _) -> {
          int status = row.getInt("status");
          return new LetterBox.Try(
              row.getInt("number"),
              Instant.ofEpochMilli(row.getLong("at")),
              Duration.ofMillis(row.getLong("duration_ms")),
              row.wasNull() ? null : status,
              row.getString("error"));
        })
        .list();
  }

  int prune(Handle handle, Instant before) {
    String old = "box = ? and state <> 'pending' and created_at < ?";
    long millis = before.toEpochMilli();
    handle.execute(
        "delete from letter_try where letter in (select seq from letter where " + old + ")",
        box,
        millis);
    return handle.execute("delete from letter where " + old, box, millis);
  }
}
