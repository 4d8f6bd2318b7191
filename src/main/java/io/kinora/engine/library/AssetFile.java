package io.kinora.engine.library;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.storage.StorageKey;
import java.time.Instant;

/// A file of an asset, as clients may see it.
///
/// @param kind        of the work that made it, such as `image.thumb`
/// @param name        what clients call it; one of this name in an asset
/// @param key         where its bytes are
/// @param contentType the media type to serve it as
/// @param sha256      64 hexadecimal digits in lower case; good as an ETag
/// @param created     when its row was committed
/// @param store       how long it is kept
public record AssetFile(
    TenantId tenant,
    AssetId asset,
    String kind,
    String name,
    StorageKey key,
    long sizeBytes,
    String contentType,
    String sha256,
    Instant created,
    Store store) {}
