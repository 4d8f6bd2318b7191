package io.kinora.engine.access;

import io.kinora.engine.access.Secrets.ApiKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The table `api_key`: keys that work until somebody ends them. All threads may use it.
public final class ApiKeys {

  private final Database database;
  private final InstantSource clock;

  public ApiKeys(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A key that is there, without its secret.
  public record Entry(String id, TenantId tenant, Scopes scopes, Standing standing) {}

  /// Makes a key.
  ///
  /// @param expiresAt when it ends by itself; never where there is none
  public NewSecret create(TenantId tenant, Scopes scopes, @Nullable Instant expiresAt) {
    var key = ApiKey.random();
    database.transact(transaction -> {
      var standing = new Standing(clock.instant(), null, expiresAt);
      insert(transaction.handle(), key, new Entry(key.id(), tenant, scopes, standing));
    });
    return new NewSecret(key.id(), key.shown());
  }

  /// @return whether the id was free
  static boolean insert(Handle handle, ApiKey key, Entry entry) {
    return handle.execute(
            """
            insert into api_key (id, tenant, digest, scopes, created_at, expires_at)
            values (?, ?, ?, ?, ?, cast(? as bigint)) on conflict (id) do nothing""",
            key.id(),
            entry.tenant().value(),
            Digest.of(key.secret()),
            entry.scopes().words(),
            entry.standing().createdAt().toEpochMilli(),
            entry.standing().findExpiry().map(Instant::toEpochMilli).orElse(null))
        == 1;
  }

  /// Gives a key another secret; the one before ends. Empty where there is no such key.
  public Optional<NewSecret> rotate(String id) {
    var key = ApiKey.withId(id);
    boolean isDone = database.inTransaction(transaction -> transaction
            .handle()
            .execute("update api_key set digest = ? where id = ?", Digest.of(key.secret()), id)
        == 1);
    return isDone ? Optional.of(new NewSecret(id, key.shown())) : Optional.empty();
  }

  /// @return whether there is such a key
  public boolean setDisabled(String id, boolean isDisabled) {
    return new Disabling(database, "api_key", clock).set(id, isDisabled);
  }

  /// All there are, by tenant and id.
  public List<Entry> all() {
    return database.read(handle -> handle
        .createQuery("select * from api_key order by tenant, id")
        .map((row, _) -> entry(row))
        .list());
  }

  public Optional<Entry> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  static Optional<Entry> find(Handle handle, String id) {
    return handle
        .createQuery("select * from api_key where id = :id")
        .bind("id", id)
        .map((row, _) -> entry(row))
        .findOne();
  }

  /// Tells whose a key is. One that is not there is compared as one that is.
  public CallerCheck check(String shown) {
    return ApiKey.parse(shown)
        .map(key -> database.read(handle -> check(handle, key)))
        .orElseGet(CallerCheck.Unknown::new);
  }

  /// A key as it is kept, with what decides whether it counts.
  private record Row(String digest, Entry entry, boolean isDisabled) {}

  private CallerCheck check(Handle handle, ApiKey key) {
    Optional<Row> found = findRow(handle, key.id());
    String digest = found.map(Row::digest).orElse(Digest.NONE);
    if (!Digest.isSame(Digest.of(key.secret()), digest) || found.isEmpty()) {
      return new CallerCheck.Unknown();
    }
    Entry entry = found.get().entry();
    if (found.get().isDisabled()) {
      return new CallerCheck.Disabled();
    }
    return entry
            .standing()
            .findExpiry()
            .filter(it -> !clock.instant().isBefore(it))
            .isPresent()
        ? new CallerCheck.Expired()
        : new CallerCheck.Known(Caller.ofKey(entry.tenant(), entry.id(), entry.scopes()));
  }

  private static Optional<Row> findRow(Handle handle, String id) {
    return handle
        .createQuery("""
            select k.*, n.disabled_at as tenant_disabled_at
            from api_key k join tenant n on n.id = k.tenant where k.id = :id""")
        .bind("id", id)
        .map((row, _) -> new Row(row.getString("digest"), entry(row), Rows.isDisabled(row)))
        .findOne();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("id"),
        new TenantId(row.getString("tenant")),
        Scopes.stored(row.getString("scopes")),
        Rows.expiring(row));
  }
}
