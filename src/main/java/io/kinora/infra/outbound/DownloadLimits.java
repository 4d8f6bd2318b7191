package io.kinora.infra.outbound;

import java.time.Duration;

/// What one download may take.
///
/// @param bytesMax  of the file, unpacked
/// @param timeMax   for all tries together
/// @param idleMax   the longest silence
public record DownloadLimits(long bytesMax, Duration timeMax, Duration idleMax) {

  /// 2 GiB, an hour, a minute. Source: the tasks contract, section 10.
  public static DownloadLimits byDefault() {
    return new DownloadLimits(2L << 30, Duration.ofHours(1), Duration.ofSeconds(60));
  }

  public DownloadLimits withBytesMax(long changed) {
    return new DownloadLimits(changed, timeMax, idleMax);
  }
}
