package io.kinora.infra.transfer;

import io.kinora.infra.outbound.DownloadWatch;
import java.util.function.BooleanSupplier;

/// Who follows a transfer, and may stop it: it ends within two seconds.
public interface TransferWatch extends DownloadWatch {

  /// Asked now and then, from another thread.
  @Override
  boolean isStopped();

  /// Told after each stretch, from the thread that does the work; it must not wait.
  ///
  /// @param bytes   how much has moved, in earlier attempts too; less than before where it had
  ///     to begin anew
  /// @param ofBytes how much there is altogether, -1 where nobody knows
  @Override
  void moved(long bytes, long ofBytes);

  /// One that only stops.
  static TransferWatch stoppedBy(BooleanSupplier isStopped) {
    return new TransferWatch() {
      @Override
      public boolean isStopped() {
        return isStopped.getAsBoolean();
      }

      @Override
      public void moved(long bytes, long ofBytes) {}
    };
  }
}
