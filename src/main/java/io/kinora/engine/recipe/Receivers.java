package io.kinora.engine.recipe;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.outbound.ClientAddress;
import io.kinora.infra.secret.Vault;
import java.net.URI;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Where tenants want to be told of jobs that do not say it themselves; sealed, since such
/// addresses may have passwords in them. All threads may use it.
public final class Receivers {

  private final Database database;
  private final Vault vault;

  public Receivers(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /// An address that somebody can be told at, as people write it; empty where foreign text is
  /// none. Whether we go there is for others to say.
  public static Optional<URI> address(String text) {
    return ClientAddress.parse(text)
        .filter(it -> it.getHost() != null)
        .filter(it ->
            "http".equalsIgnoreCase(it.getScheme()) || "https".equalsIgnoreCase(it.getScheme()));
  }

  public Optional<String> find(TenantId tenant) {
    return database.read(handle -> handle
        .createQuery("select sealed_notification from recipe_account where tenant = :tenant")
        .bind("tenant", tenant.value())
        .mapTo(String.class)
        .findOne()
        .map(it -> vault.open(it, owner(tenant))));
  }

  public void set(TenantId tenant, URI address) {
    database.transact(it -> set(it.handle(), tenant, address));
  }

  /// The same, in a transaction of others.
  public void set(Handle handle, TenantId tenant, URI address) {
    handle.execute("""
        insert into recipe_account (tenant, sealed_notification) values (?, ?)
        on conflict (tenant) do update set sealed_notification = excluded.sealed_notification""", tenant.value(), vault.seal(address.toString(), owner(tenant)));
  }

  /// Nobody is told any more.
  public void clear(TenantId tenant) {
    database.transact(
        it -> it.handle().execute("delete from recipe_account where tenant = ?", tenant.value()));
  }

  private static String owner(TenantId tenant) {
    return "notification of " + tenant;
  }
}
