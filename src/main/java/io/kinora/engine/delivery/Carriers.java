package io.kinora.engine.delivery;

import io.kinora.engine.connection.Platforms;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.outbound.Calls;
import io.kinora.infra.platform.Upload;
import io.kinora.infra.transfer.Transfers;

/// Brings finished videos to where their customers want them. All threads may use it.
public final class Carriers {

  private final Carrier web;
  private final Carrier buckets;
  private final Carrier ftp;
  private final Carrier platforms;

  public Carriers(Calls calls, Transfers transfers, Platforms platforms) {
    this.web = new WebCarrier(calls);
    this.buckets = new BucketCarrier(transfers);
    this.ftp = new FtpCarrier(transfers);
    this.platforms = new PlatformCarrier(platforms);
  }

  /// Brings a video to its target: one attempt.
  ///
  /// @param upload of the video of the parcel
  /// @throws io.kinora.infra.base.FailureException `OUTPUT_UNREACHABLE` where another attempt may
  ///     help, `OUTPUT_REFUSED` where none will
  /// @throws java.util.concurrent.CancellationException where the work was stopped
  /// @throws InterruptedException where it was stopped
  public Arrived carry(Parcel parcel, Upload upload) throws InterruptedException {
    var objection = parcel.target().objection();
    if (objection.isPresent()) {
      throw Carrier.failure(FailureCode.OUTPUT_REFUSED, objection.get());
    }
    return to(parcel.target().kind()).carry(parcel, upload);
  }

  /// Removes what attempts have left at a target in part, for those who give up, as well as it
  /// can; also where its thread was interrupted.
  public void forget(Parcel parcel) {
    if (parcel.target().objection().isEmpty()) {
      to(parcel.target().kind()).forget(parcel);
    }
  }

  private Carrier to(UploadTarget.Kind kind) {
    return switch (kind) {
      case STUPEFLIX_STORE ->
        throw new IllegalArgumentException("who made a video keeps it in our own storage");
      case HTTP_POST, HTTP_PUT -> web;
      case S3 -> buckets;
      case FTP -> ftp;
      case YOUTUBE, BRIGHTCOVE, FACEBOOK, DAILYMOTION -> platforms;
    };
  }
}
