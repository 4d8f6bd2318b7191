package io.kinora.engine.film;

import io.kinora.engine.library.AssetId;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `film_file`: the MD5 of files that clients compare.
final class FileDigests {

  private FileDigests() {}

  /// @param digests by the names of files
  static void put(Handle handle, AssetId asset, Map<String, String> digests) {
    digests.forEach((name, md5) -> handle.execute("""
        insert into film_file (asset_id, name, md5) values (?, ?, ?)
        on conflict (asset_id, name) do update set md5 = excluded.md5""", asset.value(), name, md5));
  }

  static Optional<String> find(Handle handle, AssetId asset, String name) {
    return handle
        .createQuery("select md5 from film_file where asset_id = :asset and name = :name")
        .bind("asset", asset.value())
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  static void removeAll(Handle handle, AssetId asset) {
    handle.execute("delete from film_file where asset_id = ?", asset.value());
  }

  static void remove(Handle handle, AssetId asset, String name) {
    handle.execute("delete from film_file where asset_id = ? and name = ?", asset.value(), name);
  }
}
