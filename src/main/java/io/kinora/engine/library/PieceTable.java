package io.kinora.engine.library;

import io.kinora.engine.library.GrowingFile.Piece;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.storage.StorageKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The table `asset_piece`.
final class PieceTable {

  private record Row(GrowingFile file, Piece piece) {}

  private PieceTable() {}

  static void insert(Handle handle, Maker maker, NewFile piece, int number, Instant now) {
    FileTable.insertAsset(handle, maker, now);
    handle.execute(
        """
        insert into asset_piece (asset_id, name, attempt, number, storage_key, size_bytes,
          content_type, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""",
        maker.asset().value(),
        piece.name(),
        maker.attempt(),
        number,
        piece.key().toString(),
        piece.receipt().sizeBytes(),
        piece.contentType(),
        now.toEpochMilli());
  }

  /// The file is whole: the bytes of its pieces go with what no row knows.
  static void delete(Handle handle, AssetId asset, String name) {
    handle.execute("delete from asset_piece where asset_id = ? and name = ?", asset.value(), name);
  }

  /// Pieces of files that never became whole.
  static void deleteOlder(Handle handle, Instant before) {
    handle.execute("delete from asset_piece where created_at < ?", before.toEpochMilli());
  }

  /// What grows of an asset; of each file what the run has made that came furthest. Each run makes
  /// the same bytes: what was there to be read does not go away while they are made again. A run
  /// whose first piece was swept away does not count.
  static List<GrowingFile> ofAsset(Handle handle, AssetId asset) {
    Map<String, GrowingFile> files = new LinkedHashMap<>();
    handle
        .createQuery("""
            select asset.tenant, asset.kind, asset_piece.*
            from asset_piece join asset on asset.id = asset_piece.asset_id
            where asset.id = :asset and attempt = (
              select attempt from asset_piece run
              where run.asset_id = asset.id and run.name = asset_piece.name
              group by attempt having min(number) = 0
              order by sum(size_bytes) desc, attempt desc limit 1)
            order by name, number""")
        .bind("asset", asset.value())
        .map((row, _) -> new Row(
            new GrowingFile(
                new TenantId(row.getString("tenant")),
                asset,
                row.getString("kind"),
                row.getString("name"),
                row.getString("content_type"),
                List.of()),
            new Piece(StorageKey.parse(row.getString("storage_key")), row.getLong("size_bytes"))))
        .list()
        .forEach(row -> files.merge(row.file().name(), with(row), PieceTable::joined));
    return List.copyOf(files.values());
  }

  private static GrowingFile with(Row row) {
    return of(row.file(), List.of(row.piece()));
  }

  private static GrowingFile joined(GrowingFile first, GrowingFile more) {
    var pieces = new ArrayList<>(first.pieces());
    pieces.addAll(more.pieces());
    return of(first, pieces);
  }

  private static GrowingFile of(GrowingFile file, List<Piece> pieces) {
    return new GrowingFile(
        file.tenant(), file.asset(), file.kind(), file.name(), file.contentType(), pieces);
  }
}
