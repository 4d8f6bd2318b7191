package io.kinora.engine.library;

import io.kinora.infra.storage.StorageKey;
import org.jspecify.annotations.Nullable;

/// A stored file that rows of the library name.
///
/// @param sha256 64 hexadecimal digits in lower case; none of a piece of a file that grows
public record NeededFile(
    StorageKey key, long sizeBytes, @Nullable String sha256) {}
