package io.kinora.engine.cloud;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.transfer.Place;
import io.kinora.infra.transfer.TransferLimits;
import io.kinora.infra.transfer.TransferWatch;
import io.kinora.infra.transfer.Transfers;
import java.nio.file.Path;
import java.time.Duration;

/// Fetches pictures that profiles lay over videos.
public record Watermarks(Transfers transfers) {

  private static final long BYTES_MAX = 32L << 20;

  private static final TransferLimits LIMITS =
      new TransferLimits(BYTES_MAX, Duration.ofMinutes(5), Duration.ofSeconds(30));

  /// It is not to be had; the message says why.
  static final class MissingException extends Exception {

    private static final long serialVersionUID = 1;

    MissingException(String message, FailureException cause) {
      super(message, cause);
    }
  }

  /// @throws FailureException where another try may help
  Path fetch(Bench bench, Encoding encoding, String address) throws MissingException {
    Path target = bench.folder().file("mark-" + encoding.id());
    Place place = Place.parse(address, null)
        .orElseThrow(() -> new IllegalStateException("the address of a watermark was checked"));
    try {
      var _ =
          transfers.fetch(place, target, LIMITS, TransferWatch.stoppedBy(bench.stop()::isStopped));
      return target;
    } catch (FailureException failure) {
      throw new MissingException(
          "The watermark could not be downloaded: " + failure.failure().text(), failure);
    }
  }
}
