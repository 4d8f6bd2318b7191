package io.kinora.engine.recipe;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The recipes of all tenants. All threads may use it.
public final class Recipes {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

  private final Database database;
  private final InstantSource clock;

  public Recipes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public Optional<StoredRecipe> find(TenantId tenant, int id) {
    return database.read(handle -> handle
        .createQuery("select * from recipe where tenant = :tenant and id = :id")
        .bind("tenant", tenant.value())
        .bind("id", id)
        .map((row, _) -> recipe(row))
        .findOne());
  }

  public Optional<StoredRecipe> find(TenantId tenant, String name) {
    return database.read(handle -> handle
        .createQuery("select * from recipe where tenant = :tenant and name = :name")
        .bind("tenant", tenant.value())
        .bind("name", name)
        .map((row, _) -> recipe(row))
        .findOne());
  }

  /// All that a tenant has, by number.
  public List<StoredRecipe> all(TenantId tenant) {
    return database.read(handle -> all(handle, tenant));
  }

  private static List<StoredRecipe> all(Handle handle, TenantId tenant) {
    return handle
        .createQuery("select * from recipe where tenant = :tenant order by id")
        .bind("tenant", tenant.value())
        .map((row, _) -> recipe(row))
        .list();
  }

  /// Keeps a new recipe.
  ///
  /// @return whether nobody of the tenant had its number or name
  public boolean add(TenantId tenant, StoredRecipe recipe) {
    return database.inTransaction(it -> insert(it.handle(), tenant, recipe, clock.instant()));
  }

  /// Keeps a new recipe under the next number.
  ///
  /// @return empty where its name is taken
  public Optional<StoredRecipe> add(TenantId tenant, String name, Map<String, String> settings) {
    return database.inTransaction(transaction -> {
      int id = 1
          + all(transaction.handle(), tenant).stream()
              .mapToInt(StoredRecipe::id)
              .max()
              .orElse(0);
      var recipe = new StoredRecipe(id, name, true, settings);
      return Optional.of(recipe)
          .filter(it -> insert(transaction.handle(), tenant, it, clock.instant()));
    });
  }

  /// Gives a tenant that has no recipe those that come with Kinora.
  public void addShipped(TenantId tenant) {
    database.transact(it -> addShipped(it.handle(), tenant, clock.instant()));
  }

  /// The same, in a transaction of others.
  public static void addShipped(Handle handle, TenantId tenant, Instant now) {
    if (all(handle, tenant).isEmpty()) {
      StoredRecipe.SHIPPED.forEach(it -> insert(handle, tenant, it, now));
    }
  }

  /// Keeps a recipe, in a transaction of others.
  ///
  /// @return whether nobody of the tenant had its number or name
  public static boolean insert(Handle handle, TenantId tenant, StoredRecipe recipe, Instant now) {
    return handle.execute(
            """
            insert into recipe (tenant, id, name, is_active, settings, created_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
            tenant.value(),
            recipe.id(),
            recipe.name(),
            recipe.isActive() ? 1 : 0,
            JSON.writeValueAsString(recipe.settings()),
            now.toEpochMilli())
        == 1;
  }

  /// Changes what a recipe says; jobs that were taken before keep what it said then.
  ///
  /// @return whether there is one
  public boolean change(TenantId tenant, int id, Map<String, String> settings) {
    String json = JSON.writeValueAsString(settings);
    return isChanged(
        "update recipe set settings = ? where tenant = ? and id = ?", json, tenant, id);
  }

  /// Lets new jobs name it, or not.
  ///
  /// @return whether there is one
  public boolean setActive(TenantId tenant, int id, boolean isActive) {
    int active = isActive ? 1 : 0;
    return isChanged(
        "update recipe set is_active = ? where tenant = ? and id = ?", active, tenant, id);
  }

  private boolean isChanged(String statement, Object value, TenantId tenant, int id) {
    return database.inTransaction(
        it -> it.handle().execute(statement, value, tenant.value(), id) == 1);
  }

  /// @return whether there was one
  public boolean remove(TenantId tenant, int id) {
    return database.inTransaction(it ->
        it.handle().execute("delete from recipe where tenant = ? and id = ?", tenant.value(), id)
            == 1);
  }

  private static StoredRecipe recipe(ResultSet row) throws SQLException {
    return new StoredRecipe(
        row.getInt("id"),
        row.getString("name"),
        row.getInt("is_active") == 1,
        JSON.readValue(row.getString("settings"), SETTINGS));
  }
}
