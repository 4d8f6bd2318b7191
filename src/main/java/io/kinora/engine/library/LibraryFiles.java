package io.kinora.engine.library;

import io.kinora.infra.db.Database;
import io.kinora.infra.storage.StorageKey;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The stored files that the library needs, for those who bring them elsewhere. Not among them is
/// what waits to be swept away.
public record LibraryFiles(Database database) {

  private static final String NEEDED = """
      select storage_key, size_bytes, sha256 from asset_file where removed_at is null
      union all
      select storage_key, size_bytes, null from asset_piece""";

  /// What all of them come to.
  public record Total(long count, long sizeBytes) {}

  public Total total() {
    return database.read(handle -> handle
        .createQuery("select count(*), coalesce(sum(size_bytes), 0) from (" + NEEDED + ") needed")
        .map((row, _) -> new Total(row.getLong(1), row.getLong(2)))
        .one());
  }

  /// The next of them in an order that stays, from behind `key`.
  ///
  /// @param key empty for the first
  public List<NeededFile> after(String key, int countMax) {
    return database.read(handle -> after(handle, key, countMax));
  }

  private static List<NeededFile> after(Handle handle, String key, int countMax) {
    return handle
        .createQuery("select * from (" + NEEDED + """
            ) needed where storage_key > :key order by storage_key limit :count""")
        .bind("key", key)
        .bind("count", countMax)
        .map((row, _) ->
            new NeededFile(StorageKey.parse(row.getString(1)), row.getLong(2), row.getString(3)))
        .list();
  }
}
