package io.kinora.infra.transfer;

import io.kinora.infra.outbound.DownloadLimits;
import java.time.Duration;

/// What one attempt at a transfer may take.
///
/// @param bytesMax of a file that is fetched
/// @param timeMax  for the whole attempt
/// @param idleMax  the longest silence
public record TransferLimits(long bytesMax, Duration timeMax, Duration idleMax) {

  public static TransferLimits of(DownloadLimits limits) {
    return new TransferLimits(limits.bytesMax(), limits.timeMax(), limits.idleMax());
  }

  DownloadLimits ofDownload() {
    return new DownloadLimits(bytesMax, timeMax, idleMax);
  }
}
