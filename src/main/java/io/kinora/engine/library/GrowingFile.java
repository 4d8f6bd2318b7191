package io.kinora.engine.library;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.storage.StorageKey;
import java.util.List;

/// A file that is still being made, as far as it is there.
///
/// @param kind        of the work that makes it, such as `video.create`
/// @param name        what clients call it
/// @param contentType the media type to serve it as
/// @param pieces      in order; together they are its beginning
public record GrowingFile(
    TenantId tenant,
    AssetId asset,
    String kind,
    String name,
    String contentType,
    List<Piece> pieces) {

  /// Some bytes of the file, from where the piece before it ended.
  public record Piece(StorageKey key, long sizeBytes) {}

  public GrowingFile {
    pieces = List.copyOf(pieces);
  }

  /// How much of it is there.
  public long sizeBytes() {
    return pieces.stream().mapToLong(Piece::sizeBytes).sum();
  }
}
