package io.kinora.engine.film;

import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The accounts of all tenants that have films made. All threads may use it.
public final class FilmAccounts {

  /// Source: the factory contract, section 2.
  private static final int ACCESS_KEY_LENGTH = 20;

  private static final int SECRET_KEY_LENGTH = 40;

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public FilmAccounts(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// The keys of an account that is to be there from the start.
  public record Wanted(String accessKey, String secretKey) {

    /// Keys that nobody can guess.
    public static Wanted random() {
      return new Wanted(
          RandomKey.ofLetters(ACCESS_KEY_LENGTH), RandomKey.ofLetters(SECRET_KEY_LENGTH));
    }

    /// Never the secret.
    @Override
    public String toString() {
      return "account " + accessKey;
    }
  }

  /// Makes an account.
  public FilmAccount create(TenantId tenant) {
    Wanted wanted = Wanted.random();
    boolean isNew = database.inTransaction(it -> insert(it.handle(), tenant, wanted));
    if (!isNew) {
      throw new IllegalStateException("a random key was taken");
    }
    return new FilmAccount(wanted.accessKey(), tenant, wanted.secretKey(), clock.instant(), false);
  }

  /// Makes the account that is wanted, in a transaction of others.
  ///
  /// @return whether its access key is no other's
  public boolean insert(Handle handle, TenantId tenant, Wanted wanted) {
    return handle.execute(
            """
            insert into film_account (access_key, tenant, sealed_secret, created_at)
            values (?, ?, ?, ?) on conflict (access_key) do nothing""",
            wanted.accessKey(),
            tenant.value(),
            vault.seal(wanted.secretKey(), owner(wanted.accessKey())),
            clock.instant().toEpochMilli())
        == 1;
  }

  private static String owner(String accessKey) {
    return "film account " + accessKey;
  }

  /// The account of this key that works: neither it nor its tenant is disabled.
  public Optional<FilmAccount> findWorking(String accessKey) {
    return database.read(handle -> handle
        .createQuery("""
            select a.* from film_account a join tenant t on t.id = a.tenant
            where a.access_key = :key and a.disabled_at is null and t.disabled_at is null""")
        .bind("key", accessKey)
        .map((row, _) -> account(row))
        .findOne());
  }

  /// All there are, by tenant.
  public List<FilmAccount> all() {
    return database.read(handle -> handle
        .createQuery("select * from film_account order by tenant, created_at")
        .map((row, _) -> account(row))
        .list());
  }

  private FilmAccount account(ResultSet row) throws SQLException {
    String accessKey = row.getString("access_key");
    long _ = row.getLong("disabled_at");
    boolean isDisabled = !row.wasNull();
    return new FilmAccount(
        accessKey,
        new TenantId(row.getString("tenant")),
        vault.open(row.getString("sealed_secret"), owner(accessKey)),
        Instant.ofEpochMilli(row.getLong("created_at")),
        isDisabled);
  }

  /// Gives an account another secret; the one of before is worth nothing from now on.
  ///
  /// @return the account with it; empty where there is none
  public Optional<FilmAccount> rotate(String accessKey) {
    String secret = RandomKey.ofLetters(SECRET_KEY_LENGTH);
    database.transact(it -> it.handle()
        .execute(
            "update film_account set sealed_secret = ? where access_key = ?",
            vault.seal(secret, owner(accessKey)),
            accessKey));
    return find(accessKey);
  }

  /// Has an account work no more, or again.
  ///
  /// @return the account after that; empty where there is none
  public Optional<FilmAccount> setDisabled(String accessKey, boolean isDisabled) {
    database.transact(it -> it.handle()
        .execute(
            "update film_account set disabled_at = cast(? as bigint) where access_key = ?",
            isDisabled ? clock.instant().toEpochMilli() : null,
            accessKey));
    return find(accessKey);
  }

  private Optional<FilmAccount> find(String accessKey) {
    return database.read(handle -> handle
        .createQuery("select * from film_account where access_key = :key")
        .bind("key", accessKey)
        .map((row, _) -> account(row))
        .findOne());
  }
}
