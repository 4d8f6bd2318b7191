package io.kinora.engine.delivery;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.platform.Upload;

/// Who brings parcels to some kinds of targets.
interface Carrier {

  /// @param upload of the video of the parcel
  /// @throws FailureException `OUTPUT_UNREACHABLE` where another attempt may help, else
  ///     `OUTPUT_REFUSED`
  /// @throws java.util.concurrent.CancellationException where the work was stopped
  /// @throws InterruptedException where it was stopped
  Arrived carry(Parcel parcel, Upload upload) throws InterruptedException;

  /// Removes what attempts have left there in part.
  void forget(Parcel parcel);

  static FailureException failure(FailureCode code, String text) {
    return new Failure(code, text).asException();
  }
}
