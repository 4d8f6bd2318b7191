package io.kinora.infra.table;

import io.kinora.infra.base.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The digest of rows whose order does not matter: the sum of the digests of each. Databases sort
/// texts differently, so that an order of their own would say nothing.
final class RowSum {

  private static final int WORDS = 4;

  private final MessageDigest digest = Sha256.begin();
  private final long[] sum = new long[WORDS];
  private long rowCount;

  /// @return about how many bytes the row has
  int add(List<@Nullable Object> row) {
    int sizeBytes = 0;
    for (Object value : row) {
      sizeBytes += ColumnKind.digest(digest, value);
    }
    ByteBuffer words = ByteBuffer.wrap(digest.digest());
    for (int word = 0; word < WORDS; word++) {
      sum[word] += words.getLong();
    }
    rowCount++;
    return sizeBytes;
  }

  long rowCount() {
    return rowCount;
  }

  String digest() {
    ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
    for (long word : sum) {
      bytes.putLong(word);
    }
    return HexFormat.of().formatHex(bytes.array());
  }
}
