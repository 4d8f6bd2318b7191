package io.kinora.engine.publishing;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers answers, so that a request whose answer was lost can be sent again without doing
/// everything twice. Thread-safe.
///
/// Source: the publishing contract, section 6.
public final class Idempotency {

  /// A request that never ended, because its server died, is no longer waited for.
  private static final Duration RUNNING_MAX = Duration.ofMinutes(1);

  private final Database database;
  private final Duration lifetime;
  private final InstantSource clock;

  public Idempotency(Database database, Duration lifetime, InstantSource clock) {
    this.database = database;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /// What is to be done with a request.
  public sealed interface Verdict {

    /// It is the first of its name: do it, then [Idempotency#remember] or [Idempotency#forget].
    record First() implements Verdict {}

    /// It was done before.
    ///
    /// @param answer as it was remembered
    record Again(String answer) implements Verdict {}

    /// The name was used for something else.
    record Other() implements Verdict {}

    /// The first one has not been answered yet.
    record Running() implements Verdict {}
  }

  private record Row(String request, @Nullable String answer, long createdMillis) {}

  /// @param name    chosen by the client, for one request of its tenant
  /// @param request digest of what it sent
  public Verdict begin(TenantId tenant, String name, String request) {
    Instant now = clock.instant();
    return database.inTransaction(transaction -> {
      var handle = transaction.handle();
      handle.execute(
          """
          delete from idempotency where tenant = ? and name = ?
            and (created_at <= ? or (answer is null and created_at <= ?))""",
          tenant.value(),
          name,
          now.minus(lifetime).toEpochMilli(),
          now.minus(RUNNING_MAX).toEpochMilli());
      int inserted = handle.execute("""
          insert into idempotency (tenant, name, request, created_at) values (?, ?, ?, ?)
          on conflict (tenant, name) do nothing""", tenant.value(), name, request, now.toEpochMilli());
      if (inserted == 1) {
        return new Verdict.First();
      }
      Optional<Row> known = handle
          .createQuery("""
              select request, answer, created_at from idempotency
              where tenant = :tenant and name = :name""")
          .bind("tenant", tenant.value())
          .bind("name", name)
          .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getLong(3)))
          .findOne();
      return known.<Verdict>map(row -> verdict(row, request)).orElseGet(Verdict.Running::new);
    });
  }

  private static Verdict verdict(Row row, String request) {
    if (!row.request().equals(request)) {
      return new Verdict.Other();
    }
    return row.answer() == null ? new Verdict.Running() : new Verdict.Again(row.answer());
  }

  /// Remembers the answer, as part of the transaction that did what was asked.
  public SqlWork remember(TenantId tenant, String name, String answer) {
    return handle -> handle.execute(
        "update idempotency set answer = ? where tenant = ? and name = ?",
        answer,
        tenant.value(),
        name);
  }

  /// What was asked could not be done: it may be asked again.
  public void forget(TenantId tenant, String name) {
    database.transact(transaction -> transaction
        .handle()
        .execute(
            "delete from idempotency where tenant = ? and name = ? and answer is null",
            tenant.value(),
            name));
  }

  /// @return how many answers were forgotten because they are old
  public int prune() {
    long before = clock.instant().minus(lifetime).toEpochMilli();
    return database.inTransaction(transaction ->
        transaction.handle().execute("delete from idempotency where created_at <= ?", before));
  }
}
