package io.kinora.engine.upload;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/// What a request brings.
///
/// @param wanted what all of it must be
record Incoming(InputStream body, Limit limit, Optional<BodyDigest> wanted) {

  /// One stretch becomes safe while the next one comes. Source: the publishing contract, section
  /// 7.1: never more than 16 MiB are on their way.
  private static final long BYTES_BETWEEN_SYNCS = 8L << 20;

  /// How long the file may become, and what is said where more comes.
  record Limit(long bytesMax, UploadFault fault) {}

  /// Hears, from time to time, that the file has become longer for certain.
  interface Progress {
    void reached() throws IOException;
  }

  /// When its bytes count.
  Counting counting() {
    return wanted.map(BodyDigest::isOfFile).orElse(true)
        ? Counting.AS_THEY_COME
        : Counting.AT_THE_END;
  }

  /// Writes all that comes, behind `begun` bytes. However it ends, what came was written then.
  ///
  /// @throws UploadFaultException where more comes, or something else than was announced
  void writeTo(UploadEnd end, long begun, Progress progress) throws IOException {
    Optional<MessageDigest> digest = wanted.map(BodyDigest::begin);
    var stretches = new Stretches(body);
    byte[] buffer = stretches.buffer();
    long written = begun;
    long syncing = begun;
    for (int count = stretches.next(); count > 0; count = stretches.next()) {
      if (written + count > limit.bytesMax()) {
        throw limit.fault().asException();
      }
      int read = count;
      digest.ifPresent(it -> it.update(buffer, 0, read));
      end.write(buffer, count);
      written += count;
      if (written - syncing >= BYTES_BETWEEN_SYNCS) {
        end.beginSync();
        syncing = written;
        progress.reached();
      }
    }
    if (wanted.isPresent() && !wanted.orElseThrow().isThatOf(digest.orElseThrow())) {
      throw new UploadFault.WrongDigest().asException();
    }
  }
}
