package io.kinora.engine.connection;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.secret.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The table `connection`: what tenants have at platforms, sealed. All threads may use it.
public final class Connections {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public Connections(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// A connection that is there, without its values.
  public record Entry(TenantId tenant, Platform platform, Instant since) {}

  /// @throws IllegalStateException where another master key has sealed it
  public Optional<Connection> find(TenantId tenant, Platform platform) {
    Optional<String> sealed = database.read(handle -> handle
        .createQuery("""
            select sealed from connection where tenant = :tenant and platform = :platform""")
        .bind("tenant", tenant.value())
        .bind("platform", platform.word())
        .mapTo(String.class)
        .findOne());
    return sealed.map(text -> new Connection(platform, opened(text, tenant)));
  }

  private Map<String, String> opened(String sealed, TenantId tenant) {
    var values = new HashMap<String, String>();
    JSON.readTree(vault.open(sealed, tenant.value()))
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
    return values;
  }

  /// Takes the place of what was there.
  public void put(TenantId tenant, Connection connection) {
    database.transact(transaction -> put(transaction.handle(), tenant, connection));
  }

  /// The same, within a transaction.
  public void put(Handle handle, TenantId tenant, Connection connection) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    connection.values().forEach(values::put);
    handle.execute(
        """
        insert into connection (tenant, platform, sealed, created_at) values (?, ?, ?, ?)
        on conflict (tenant, platform) do update set
          sealed = excluded.sealed, created_at = excluded.created_at""",
        tenant.value(),
        connection.platform().word(),
        vault.seal(values.toString(), tenant.value()),
        clock.millis());
  }

  /// @return whether it was there
  public boolean remove(TenantId tenant, Platform platform) {
    return database.inTransaction(transaction -> transaction
            .handle()
            .execute(
                "delete from connection where tenant = ? and platform = ?",
                tenant.value(),
                platform.word())
        == 1);
  }

  /// All there are, by tenant and platform.
  public List<Entry> all() {
    return database.read(handle -> handle
        .createQuery("select tenant, platform, created_at from connection order by 1, 2")
        .map((row, _) -> new Entry(
            new TenantId(row.getString("tenant")),
            Platform.find(row.getString("platform")).orElseThrow(),
            Instant.ofEpochMilli(row.getLong("created_at"))))
        .list());
  }
}
