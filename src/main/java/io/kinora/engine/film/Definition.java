package io.kinora.engine.film;

import io.kinora.engine.library.AssetId;
import io.kinora.infra.base.TenantId;
import java.time.Instant;

/// What a client wrote of a film.
///
/// @param asset       where its bytes are; another one each time it is written
/// @param contentType as it is handed out again
/// @param isPackage   a zip with the definition and its files; else XML
/// @param md5         32 hexadecimal digits in lower case
public record Definition(
    FilmName film,
    TenantId tenant,
    AssetId asset,
    String contentType,
    boolean isPackage,
    String md5,
    long sizeBytes,
    Instant putAt) {

  /// The name of its file in the library.
  static final String FILE = "definition";
}
