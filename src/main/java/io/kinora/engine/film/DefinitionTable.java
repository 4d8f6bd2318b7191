package io.kinora.engine.film;

import io.kinora.engine.library.AssetId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `film_definition`.
final class DefinitionTable {

  private static final String OF_FILM =
      " from film_definition where access_key = :key and user_name = :user and resource = :film";

  private static final String INSERT = """
      insert into film_definition (access_key, user_name, resource, tenant, asset_id,
        content_type, is_package, md5, size_bytes, put_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (access_key, user_name, resource)
      """;

  private DefinitionTable() {}

  /// @return whether nothing was written before; else nothing is written now
  static boolean insert(Handle handle, Definition definition) {
    return execute(handle, INSERT + "do nothing", definition) == 1;
  }

  /// Takes the place of what was written before.
  static void put(Handle handle, Definition definition) {
    int _ = execute(handle, INSERT + """
            do update set
              asset_id = excluded.asset_id, content_type = excluded.content_type,
              is_package = excluded.is_package, md5 = excluded.md5,
              size_bytes = excluded.size_bytes, put_at = excluded.put_at""", definition);
  }

  private static int execute(Handle handle, String statement, Definition definition) {
    return handle.execute(
        statement,
        definition.film().accessKey(),
        definition.film().user(),
        definition.film().resource(),
        definition.tenant().value(),
        definition.asset().value(),
        definition.contentType(),
        definition.isPackage() ? 1 : 0,
        definition.md5(),
        definition.sizeBytes(),
        definition.putAt().toEpochMilli());
  }

  static Optional<Definition> find(Handle handle, FilmName film) {
    return find(handle, film, "");
  }

  /// The same, and nobody else writes it or has renditions made of it before this transaction ends.
  static Optional<Definition> lock(Handle handle, Dialect dialect, FilmName film) {
    return find(handle, film, dialect.forUpdate());
  }

  private static Optional<Definition> find(Handle handle, FilmName film, String locking) {
    return handle
        .createQuery("select *" + OF_FILM + locking)
        .bind("key", film.accessKey())
        .bind("user", film.user())
        .bind("film", film.resource())
        .map((row, _) -> definition(row))
        .findOne();
  }

  static boolean isUsed(Handle handle, AssetId asset) {
    return handle
            .createQuery("select count(*) from film_definition where asset_id = :asset")
            .bind("asset", asset.value())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /// Some of those that were written before a moment, the oldest first.
  static List<Definition> older(Handle handle, Instant before, int countMax) {
    return handle
        .createQuery("""
            select * from film_definition where put_at < :before order by put_at limit :count""")
        .bind("before", before.toEpochMilli())
        .bind("count", countMax)
        .map((row, _) -> definition(row))
        .list();
  }

  static void delete(Handle handle, FilmName film) {
    handle
        .createUpdate("delete" + OF_FILM)
        .bind("key", film.accessKey())
        .bind("user", film.user())
        .bind("film", film.resource())
        .execute();
  }

  private static Definition definition(ResultSet row) throws SQLException {
    return new Definition(
        new FilmName(
            row.getString("access_key"), row.getString("user_name"), row.getString("resource")),
        new TenantId(row.getString("tenant")),
        new AssetId(row.getString("asset_id")),
        row.getString("content_type"),
        row.getInt("is_package") == 1,
        row.getString("md5"),
        row.getLong("size_bytes"),
        Instant.ofEpochMilli(row.getLong("put_at")));
  }
}
