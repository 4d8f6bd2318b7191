package io.kinora.engine.library;

import io.kinora.infra.storage.Receipt;
import io.kinora.infra.storage.StorageKey;

/// A file that is stored, and that nobody sees until its row is committed; see [Library#keep].
///
/// @param name        what clients call it
/// @param contentType the media type to serve it as
/// @param store       how long it will be kept
public record NewFile(
    String name, StorageKey key, String contentType, Receipt receipt, Store store) {

  public long sizeBytes() {
    return receipt.sizeBytes();
  }

  /// 64 hexadecimal digits in lower case.
  public String sha256() {
    return receipt.sha256();
  }

  /// A copy of another name.
  public NewFile named(String other) {
    return new NewFile(other, key, contentType, receipt, store);
  }

  /// A copy that will be kept otherwise.
  public NewFile in(Store other) {
    return new NewFile(name, key, contentType, receipt, other);
  }
}
