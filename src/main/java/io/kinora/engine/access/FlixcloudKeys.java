package io.kinora.engine.access;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.engine.recipe.Recipes;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The api keys for Flix Cloud, for the operator. All threads may use it.
public final class FlixcloudKeys {

  /// So much of a key's digest names it to people.
  private static final int ID_LENGTH = 12;

  private final Database database;
  private final InstantSource clock;

  public FlixcloudKeys(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A key that works.
  public record Entry(String id, TenantId tenant, Instant created) {}

  /// Makes a key for a tenant that is there; one that has no recipes gets those of Kinora.
  public NewSecret create(TenantId tenant) {
    String key = Secrets.flixcloudKey();
    var credential = new Credential(Kind.FLIXCLOUD_API_KEY, key, List.of());
    database.transact(transaction -> {
      var _ = TenantTable.insert(transaction.handle(), tenant, credential, clock.instant());
      Recipes.addShipped(transaction.handle(), tenant, clock.instant());
    });
    return new NewSecret(id(Digest.of(key)), key);
  }

  /// All there are, by tenant.
  public List<Entry> all() {
    return database.read(handle -> all(handle));
  }

  private static List<Entry> all(Handle handle) {
    return handle
        .createQuery("""
            select digest, tenant, created_at from credential where kind = :kind
            order by tenant, created_at""")
        .bind("kind", Kind.FLIXCLOUD_API_KEY.key())
        .map((row, _) -> new Entry(
            id(row.getString("digest")),
            new TenantId(row.getString("tenant")),
            Instant.ofEpochMilli(row.getLong("created_at"))))
        .list();
  }

  /// Ends a key for good.
  ///
  /// @return whose it was; empty where there is none
  public Optional<TenantId> remove(String id) {
    return database.inTransaction(transaction -> {
      Optional<Entry> found =
          all(transaction.handle()).stream().filter(it -> it.id().equals(id)).findFirst();
      found.ifPresent(_ -> transaction
          .handle()
          .execute(
              "delete from credential where kind = ? and substr(digest, 1, ?) = ?",
              Kind.FLIXCLOUD_API_KEY.key(),
              ID_LENGTH,
              id));
      return found.map(Entry::tenant);
    });
  }

  private static String id(String digest) {
    return digest.substring(0, ID_LENGTH);
  }
}
