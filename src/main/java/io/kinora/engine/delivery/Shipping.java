package io.kinora.engine.delivery;

import io.kinora.infra.platform.Upload;
import io.kinora.infra.transfer.TransferLimits;
import io.kinora.infra.transfer.TransferWatch;
import java.time.Duration;

/// How files of parcels are transferred.
final class Shipping {

  /// Silence: source, the factory contract, section 8.
  static final TransferLimits LIMITS =
      new TransferLimits(Long.MAX_VALUE, Duration.ofHours(6), Duration.ofSeconds(60));

  private Shipping() {}

  /// Tells an upload how far it has come.
  static TransferWatch watch(Upload upload) {
    return new TransferWatch() {
      @Override
      public boolean isStopped() {
        return upload.isStopped();
      }

      @Override
      public void moved(long bytes, long ofBytes) {
        upload.arrived(bytes);
      }
    };
  }
}
