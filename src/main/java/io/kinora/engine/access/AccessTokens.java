package io.kinora.engine.access;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `access_token`: what clients get for their secret, and show with each request. All
/// threads may use it.
///
/// Tokens outlive a restart. Source: the publishing contract, section 4.2.
public final class AccessTokens {

  private final Database database;
  private final InstantSource clock;

  public AccessTokens(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Gives a client a token that allows `scopes` for `life`; only its owner learns it.
  public String issue(Client client, Scopes scopes, Duration life) {
    String token = Secrets.accessToken();
    Instant now = clock.instant();
    database.transact(transaction -> transaction
        .handle()
        .execute(
            """
            insert into access_token (digest, client_id, scopes, created_at, expires_at)
            values (?, ?, ?, ?, ?)""",
            Digest.of(token),
            client.id(),
            scopes.words(),
            now.toEpochMilli(),
            now.plus(life).toEpochMilli()));
    return token;
  }

  /// A token as it is kept, with what decides whether it counts.
  private record Row(
      String digest, Client client, Scopes scopes, Instant expiresAt, boolean isDisabled) {}

  /// Tells whose a token is.
  public CallerCheck check(String token) {
    String digest = Digest.of(token);
    Optional<Row> found = database.read(handle -> find(handle, digest));
    boolean isRight = Digest.isSame(digest, found.map(Row::digest).orElse(Digest.NONE));
    if (found.isEmpty() || !isRight) {
      return new CallerCheck.Unknown();
    }
    Row row = found.get();
    if (!clock.instant().isBefore(row.expiresAt())) {
      return new CallerCheck.Expired();
    }
    return row.isDisabled()
        ? new CallerCheck.Disabled()
        : new CallerCheck.Known(Caller.ofClient(row.client(), row.scopes()));
  }

  private static Optional<Row> find(Handle handle, String digest) {
    return handle
        .createQuery("""
            select t.digest, t.client_id, t.scopes, t.expires_at, c.tenant,
              c.scopes as scopes_max, c.disabled_at, n.disabled_at as tenant_disabled_at
            from access_token t
              join client c on c.id = t.client_id join tenant n on n.id = c.tenant
            where t.digest = :digest""")
        .bind("digest", digest)
        .map((row, _) -> row(row))
        .findOne();
  }

  private static Row row(ResultSet row) throws SQLException {
    var client = new Client(
        row.getString("client_id"),
        new TenantId(row.getString("tenant")),
        Scopes.stored(row.getString("scopes_max")));
    return new Row(
        row.getString("digest"),
        client,
        Scopes.stored(row.getString("scopes")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        Rows.isDisabled(row));
  }

  /// Ends a token of this client; another's is left alone.
  ///
  /// @return whether there was one
  public boolean revoke(Client client, String token) {
    return database.inTransaction(transaction -> transaction
            .handle()
            .execute(
                "delete from access_token where digest = ? and client_id = ?",
                Digest.of(token),
                client.id())
        == 1);
  }

  /// Forgets the tokens that have expired.
  ///
  /// @return how many they were
  public int purge() {
    return database.inTransaction(transaction -> transaction
        .handle()
        .execute("delete from access_token where expires_at <= ?", clock.millis()));
  }
}
