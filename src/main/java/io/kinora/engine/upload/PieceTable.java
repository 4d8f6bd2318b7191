package io.kinora.engine.upload;

import io.kinora.infra.storage.StorageKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The table `upload_piece`.
final class PieceTable {

  private PieceTable() {}

  static void insert(Handle handle, UploadId id, Piece piece, Instant now) {
    handle.execute(
        """
        insert into upload_piece (storage_key, upload_id, start_byte, size_bytes, created_at)
        values (?, ?, ?, ?, ?)""",
        piece.key().toString(),
        id.value(),
        piece.start(),
        piece.sizeBytes(),
        now.toEpochMilli());
  }

  /// From the first byte to the last.
  static List<Piece> ofUpload(Handle handle, UploadId id) {
    return handle
        .createQuery("select * from upload_piece where upload_id = :id order by start_byte")
        .bind("id", id.value())
        .map((row, _) -> piece(row))
        .list();
  }

  /// How many bytes an upload has.
  static long size(Handle handle, UploadId id) {
    return handle.createQuery("""
            select coalesce(sum(size_bytes), 0) from upload_piece where upload_id = :id""").bind("id", id.value()).mapTo(Long.class).one();
  }

  /// Those that begin at an offset or behind it.
  static List<Piece> behind(Handle handle, UploadId id, long offset) {
    return handle
        .createQuery("""
            select * from upload_piece where upload_id = :id and start_byte >= :offset""")
        .bind("id", id.value())
        .bind("offset", offset)
        .map((row, _) -> piece(row))
        .list();
  }

  /// Drops what is behind an offset. Of a piece that has it inside the beginning stays.
  static void cut(Handle handle, UploadId id, long offset) {
    handle.execute(
        "delete from upload_piece where upload_id = ? and start_byte >= ?", id.value(), offset);
    handle.execute("""
        update upload_piece set size_bytes = ? - start_byte
        where upload_id = ? and start_byte + size_bytes > ?""", offset, id.value(), offset);
  }

  static void deleteAll(Handle handle) {
    handle.execute("delete from upload_piece");
  }

  static Set<StorageKey> known(Handle handle, Collection<StorageKey> keys) {
    return keys.isEmpty()
        ? Set.of()
        : handle
            .createQuery("select storage_key from upload_piece where storage_key in (<keys>)")
            .bindList("keys", keys.stream().map(StorageKey::toString).toList())
            .map((row, _) -> StorageKey.parse(row.getString(1)))
            .set();
  }

  /// The keys of all pieces, in order, from behind `key`.
  static List<StorageKey> after(Handle handle, String key, int countMax) {
    return handle
        .createQuery("""
            select storage_key from upload_piece where storage_key > :key
            order by storage_key limit :count""")
        .bind("key", key)
        .bind("count", countMax)
        .map((row, _) -> StorageKey.parse(row.getString(1)))
        .list();
  }

  private static Piece piece(ResultSet row) throws SQLException {
    return new Piece(
        StorageKey.parse(row.getString("storage_key")),
        row.getLong("start_byte"),
        row.getLong("size_bytes"));
  }
}
