package io.kinora.engine.upload;

import io.kinora.infra.storage.StorageKey;

/// A part of an upload that is kept as a file of the storage.
///
/// @param key       of that file
/// @param start     its first byte in the upload, counted from 0
/// @param sizeBytes how many of the file's bytes count, from its first on
record Piece(StorageKey key, long start, long sizeBytes) {

  long end() {
    return start + sizeBytes;
  }
}
