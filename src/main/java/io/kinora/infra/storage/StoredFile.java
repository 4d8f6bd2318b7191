package io.kinora.infra.storage;

import java.time.Instant;

/// A file that is kept.
///
/// @param modified when it was put
public record StoredFile(StorageKey key, long sizeBytes, Instant modified) {}
