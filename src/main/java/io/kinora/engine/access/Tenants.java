package io.kinora.engine.access;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/// The tenants that there are, for the operator. All threads may use it.
public final class Tenants {

  /// What the id of a new tenant is, in words that end the sentence "expected …".
  public static final String ID_EXPECTED =
      "1 to 60 letters, digits, '.', '_' and '-', a letter or digit first and last";

  /// It becomes a folder of the storage and a part of addresses.
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,58}[A-Za-z0-9])?");

  private final Database database;
  private final InstantSource clock;

  public Tenants(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A tenant that is there.
  public record Entry(TenantId id, Standing standing) {}

  /// Tells whether foreign text can be the id of a new tenant.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// Makes a tenant without limits and without credentials.
  ///
  /// @return whether it was not there before
  public boolean create(TenantId id) {
    return database.inTransaction(
        transaction -> TenantTable.insert(transaction.handle(), id, Limits.NONE, clock.instant()));
  }

  /// Has none of the tenant's credentials count, or all of them again.
  ///
  /// @return whether there is such a tenant
  public boolean setDisabled(TenantId id, boolean isDisabled) {
    return new Disabling(database, "tenant", clock).set(id.value(), isDisabled);
  }

  /// All there are, by id.
  public List<Entry> all() {
    return database.read(handle -> handle
        .createQuery("select id, created_at, disabled_at from tenant order by id")
        .map((row, _) -> new Entry(new TenantId(row.getString("id")), Rows.standing(row)))
        .list());
  }
}
