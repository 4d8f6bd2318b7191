package io.kinora.engine.job;

import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.task.Run;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.transfer.Login;
import io.kinora.infra.transfer.Place;
import io.kinora.infra.transfer.TransferLimits;
import io.kinora.infra.transfer.TransferWatch;
import java.time.Duration;

/// How the files of jobs are moved.
final class Moving {

  private static final Duration TIME_MAX = Duration.ofHours(6);
  private static final Duration IDLE_MAX = Duration.ofSeconds(60);

  private Moving() {}

  static TransferLimits limits(long bytesMax) {
    return new TransferLimits(bytesMax, TIME_MAX, IDLE_MAX);
  }

  /// A place that was checked when the job was taken.
  static Place place(Location location) {
    Login login = location.user() == null || location.password() == null
        ? null
        : new Login(location.user(), location.password());
    return Place.parseWithFiles(location.url(), login)
        .orElseThrow(() -> new IllegalStateException("an address of a job cannot be read"));
  }

  /// Tells a run how far it has come, as a part of more.
  ///
  /// @param before bytes that were moved before
  /// @param all    bytes of the whole; 0 where only the transfer itself knows
  static TransferWatch watch(Run run, StopSignal stop, long before, long all) {
    return new TransferWatch() {
      @Override
      public boolean isStopped() {
        return stop.isStopped();
      }

      @Override
      public void moved(long bytes, long ofBytes) {
        long whole = all > 0 ? all : ofBytes;
        if (whole > 0) {
          run.progress(Job.Percents.of((double) (before + bytes) / whole));
        }
      }
    };
  }
}
