package io.kinora.engine.cloud;

import io.kinora.engine.library.AssetId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `cloud_file`: what is found in the buckets.
final class BucketTable {

  private BucketTable() {}

  /// A file of the library.
  record Place(AssetId asset, String name) {}

  static void put(Handle handle, String bucket, String path, Place place) {
    handle.execute("""
        insert into cloud_file (bucket, path, asset_id, name) values (?, ?, ?, ?)
        on conflict (bucket, path) do update
        set asset_id = excluded.asset_id, name = excluded.name""", bucket, path, place.asset().value(), place.name());
  }

  static Optional<Place> find(Handle handle, String bucket, String path) {
    return handle
        .createQuery(
            "select asset_id, name from cloud_file where bucket = :bucket and path = :path")
        .bind("bucket", bucket)
        .bind("path", path)
        .map((row, _) -> new Place(new AssetId(row.getString(1)), row.getString(2)))
        .findOne();
  }

  static void remove(Handle handle, AssetId asset) {
    handle.execute("delete from cloud_file where asset_id = ?", asset.value());
  }

  /// One file is found no more.
  static void remove(Handle handle, AssetId asset, String name) {
    handle.execute("delete from cloud_file where asset_id = ? and name = ?", asset.value(), name);
  }

  /// A bucket has another name from now on.
  static void rename(Handle handle, String from, String to) {
    handle.execute("update cloud_file set bucket = ? where bucket = ?", to, from);
  }
}
