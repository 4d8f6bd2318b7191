package io.kinora.engine.library;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.storage.StorageKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The tables `asset` and `asset_file`. Rows that are marked as removed are seen by none but the
/// sweeper.
final class FileTable {

  private static final String VISIBLE = """
      select asset.tenant, asset.kind, asset_file.*
      from asset_file join asset on asset.id = asset_file.asset_id
      where asset_file.removed_at is null
        and (asset_file.expires_at is null or asset_file.expires_at > :now)""";

  private FileTable() {}

  /// Inserts the rows of a run's files, and takes out of sight what earlier runs made.
  static void insert(Handle handle, Maker maker, List<NewFile> files, Instant now) {
    insertAsset(handle, maker, now);
    handle.execute("""
        update asset_file set removed_at = ?
        where asset_id = ? and attempt < ? and removed_at is null""", now.toEpochMilli(), maker.asset().value(), maker.attempt());
    for (NewFile file : files) {
      Retention retention = RetentionTable.find(handle, maker.tenant(), file.store());
      insert(handle, maker, file, retention, now, "");
      PieceTable.delete(handle, maker.asset(), file.name());
    }
  }

  /// Inserts the rows of files whose names nobody has used yet; the others stay out of sight.
  static void insertMissing(Handle handle, Maker maker, List<NewFile> files, Instant now) {
    insertAsset(handle, maker, now);
    for (NewFile file : files) {
      Retention retention = RetentionTable.find(handle, maker.tenant(), file.store());
      insert(handle, maker, file, retention, now, " on conflict do nothing");
    }
  }

  static void insertAsset(Handle handle, Maker maker, Instant now) {
    handle.execute(
        """
        insert into asset (id, tenant, kind, created_at) values (?, ?, ?, ?)
        on conflict (id) do nothing""", maker.asset().value(), maker.tenant().value(), maker.kind(), now.toEpochMilli());
  }

  private static void insert(
      Handle handle,
      Maker maker,
      NewFile file,
      Retention retention,
      Instant now,
      String otherwise) {
    handle.execute(
        """
        insert into asset_file (asset_id, name, attempt, storage_key, size_bytes, content_type,
          sha256, created_at, store, expires_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""" + otherwise,
        maker.asset().value(),
        file.name(),
        maker.attempt(),
        file.key().toString(),
        file.receipt().sizeBytes(),
        file.contentType(),
        file.receipt().sha256(),
        now.toEpochMilli(),
        file.store().key(),
        retention.findLifetime().map(it -> now.plus(it).toEpochMilli()).orElse(null));
  }

  static Optional<AssetFile> find(
      Handle handle, TenantId tenant, AssetId asset, String name, Instant now) {
    return query(handle, "asset.tenant = :tenant and asset.id = :asset and name = :name", now)
        .bind("tenant", tenant.value())
        .bind("asset", asset.value())
        .bind("name", name)
        .map((row, _) -> file(row))
        .findOne();
  }

  static List<AssetFile> ofAsset(Handle handle, AssetId asset, Instant now) {
    return query(handle, "asset.id = :asset order by name", now)
        .bind("asset", asset.value())
        .map((row, _) -> file(row))
        .list();
  }

  static List<AssetFile> ofTenant(Handle handle, TenantId tenant, Store store, Instant now) {
    return query(handle, "asset.tenant = :tenant and store = :store order by asset.id, name", now)
        .bind("tenant", tenant.value())
        .bind("store", store.key())
        .map((row, _) -> file(row))
        .list();
  }

  /// The bytes of all files that a tenant has, in all stores.
  static long sizeOfTenant(Handle handle, TenantId tenant, Instant now) {
    return handle
        .createQuery("""
            select coalesce(sum(size_bytes), 0)
            from asset_file join asset on asset.id = asset_file.asset_id
            where asset.tenant = :tenant and removed_at is null and store <> 'work'
              and (expires_at is null or expires_at > :now)""")
        .bind("tenant", tenant.value())
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  private static Query query(Handle handle, String condition, Instant now) {
    return handle.createQuery(VISIBLE + " and " + condition).bind("now", now.toEpochMilli());
  }

  /// @return whether it was to be seen until now
  static boolean hide(Handle handle, StorageKey key, Instant now) {
    return handle.execute(
            "update asset_file set removed_at = ? where storage_key = ? and removed_at is null",
            now.toEpochMilli(),
            key.toString())
        == 1;
  }

  static void hide(Handle handle, AssetId asset, String name, Instant now) {
    handle.execute("""
        update asset_file set removed_at = ?
        where asset_id = ? and name = ? and removed_at is null""", now.toEpochMilli(), asset.value(), name);
  }

  static void hideAll(Handle handle, AssetId asset, Instant now) {
    handle.execute(
        "update asset_file set removed_at = ? where asset_id = ? and removed_at is null",
        now.toEpochMilli(),
        asset.value());
  }

  /// Of an asset whose bytes are gone.
  static void forget(Handle handle, AssetId asset) {
    handle.execute("delete from asset_file where asset_id = ?", asset.value());
    handle.execute("delete from asset where id = ?", asset.value());
  }

  static int hideExpired(Handle handle, Instant now) {
    return handle.execute("""
        update asset_file set removed_at = ?
        where removed_at is null and expires_at <= ?""", now.toEpochMilli(), now.toEpochMilli());
  }

  static List<StorageKey> hidden(Handle handle, int countMax) {
    return handle
        .createQuery("select storage_key from asset_file where removed_at is not null limit :count")
        .bind("count", countMax)
        .map((row, _) -> StorageKey.parse(row.getString(1)))
        .list();
  }

  static void delete(Handle handle, StorageKey key) {
    handle.execute(
        "delete from asset_file where storage_key = ? and removed_at is not null", key.toString());
  }

  /// Those whose last file is gone. Younger ones may just be getting their first.
  static void deleteEmptyAssets(Handle handle, Instant before) {
    handle.execute("""
        delete from asset where created_at < ?
          and not exists (select 1 from asset_file where asset_id = asset.id)
          and not exists (select 1 from asset_piece where asset_id = asset.id)""", before.toEpochMilli());
  }

  /// Those of `keys` that have a row, to be seen or not.
  static Set<StorageKey> known(Handle handle, Collection<StorageKey> keys) {
    return keys.isEmpty()
        ? Set.of()
        : handle
            .createQuery("""
                select storage_key from asset_file where storage_key in (<keys>)
                union all
                select storage_key from asset_piece where storage_key in (<keys>)""")
            .bindList("keys", keys.stream().map(StorageKey::toString).toList())
            .map((row, _) -> StorageKey.parse(row.getString(1)))
            .set();
  }

  /// The keys of files that are to be seen, in order, from behind `key`.
  static List<StorageKey> visibleAfter(Handle handle, String key, int countMax) {
    return handle
        .createQuery("""
            select storage_key from asset_file where removed_at is null and storage_key > :key
            order by storage_key limit :count""")
        .bind("key", key)
        .bind("count", countMax)
        .map((row, _) -> StorageKey.parse(row.getString(1)))
        .list();
  }

  static boolean isVisible(Handle handle, StorageKey key) {
    return handle.createQuery("""
                select count(*) from asset_file where storage_key = :key and removed_at is null""").bind("key", key.toString()).mapTo(Long.class).one() == 1;
  }

  private static AssetFile file(ResultSet row) throws SQLException {
    return new AssetFile(
        new TenantId(row.getString("tenant")),
        new AssetId(row.getString("asset_id")),
        row.getString("kind"),
        row.getString("name"),
        StorageKey.parse(row.getString("storage_key")),
        row.getLong("size_bytes"),
        row.getString("content_type"),
        row.getString("sha256"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Store.of(row.getString("store")));
  }
}
