package io.kinora.infra.transfer;

import java.time.Duration;

/// Stops a transfer once so much has moved, and knows when that was.
final class StoppingWatch implements TransferWatch {

  private final long bytes;
  private volatile boolean isStopped;
  private volatile long stoppedNanos;

  StoppingWatch(long bytes) {
    this.bytes = bytes;
  }

  @Override
  public boolean isStopped() {
    return isStopped;
  }

  @Override
  public void moved(long there, long ofBytes) {
    if (!isStopped && there >= bytes) {
      stoppedNanos = System.nanoTime();
      isStopped = true;
    }
  }

  /// How long ago it was; only once it has stopped.
  Duration sinceStopped() {
    return Duration.ofNanos(System.nanoTime() - stoppedNanos);
  }
}
