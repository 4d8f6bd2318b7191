package io.kinora.engine.upload;

import java.time.Duration;
import java.time.Instant;

/// What holds for all uploads of a server.
///
/// @param bytesMax    the largest file that is taken
/// @param idleExpiry  so long after its last byte an open upload is given up
/// @param totalExpiry so long after it was made an open upload is given up in any case
public record UploadRules(long bytesMax, Duration idleExpiry, Duration totalExpiry) {

  /// @throws UploadFaultException where a file of this size is too large
  public void checkSize(long bytes) {
    if (bytes > bytesMax) {
      throw new UploadFault.TooLarge(bytesMax).asException();
    }
  }

  Instant expiry(Instant created, Instant touched) {
    Instant idle = touched.plus(idleExpiry);
    Instant last = created.plus(totalExpiry);
    return idle.isBefore(last) ? idle : last;
  }
}
