package io.kinora.engine.delivery;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.platform.Upload;
import io.kinora.infra.transfer.FileTerms;
import io.kinora.infra.transfer.Login;
import io.kinora.infra.transfer.Place;
import io.kinora.infra.transfer.Scheme;
import io.kinora.infra.transfer.Shipment;
import io.kinora.infra.transfer.TransferWatch;
import io.kinora.infra.transfer.Transfers;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends videos into buckets of S3, each with its thumbnail.
///
/// Source: the factory contract, section 8.
final class BucketCarrier implements Carrier {

  static final String KEY_ID = "accesskey";
  static final String SECRET = "secretkey";

  private static final String THUMBNAIL = "thumb.jpg";

  private final Transfers transfers;

  BucketCarrier(Transfers transfers) {
    this.transfers = transfers;
  }

  /// The thumbnail goes first: where it cannot, the video has not gone in vain.
  @Override
  public Arrived carry(Parcel parcel, Upload upload) {
    Path thumbnail = parcel.thumbnail();
    if (thumbnail != null) {
      var _ = transfers.send(
          shipment(parcel, thumbnail, THUMBNAIL, "image/jpeg"),
          Shipping.LIMITS,
          TransferWatch.stoppedBy(upload::isStopped));
    }
    Shipment video = video(parcel);
    var _ = transfers.send(video, Shipping.LIMITS, Shipping.watch(upload));
    String key = key(parcel.target(), folder(parcel), videoName(parcel));
    return new Arrived(key, transfers.webAddressOf(video.target()).toString(), false);
  }

  /// A thumbnail is so small that it goes at once.
  @Override
  public void forget(Parcel parcel) {
    transfers.forget(video(parcel));
  }

  private static Shipment video(Parcel parcel) {
    return shipment(
        parcel, parcel.video().file(), videoName(parcel), parcel.video().contentType());
  }

  private static Shipment shipment(Parcel parcel, Path file, String name, String contentType) {
    Place place = findPlace(parcel.target(), folder(parcel), name)
        .orElseThrow(() -> Carrier.failure(
            FailureCode.OUTPUT_REFUSED, "s3: " + folder(parcel) + " is no folder in a bucket"));
    FileTerms terms = FileTerms.ofType(contentType);
    boolean isPublic = parcel.meta("acl", "private").equals("public");
    return new Shipment(file, place, parcel.mark(), isPublic ? terms.forEverybody() : terms);
  }

  private static String videoName(Parcel parcel) {
    return "video." + parcel.video().extension();
  }

  /// Of those who name none. Source: the factory contract, section 8.
  private static String folder(Parcel parcel) {
    Parcel.Video video = parcel.video();
    return video.user() + "/" + video.resource() + "/" + video.profile();
  }

  /// Empty where the bucket or the prefix can be none.
  ///
  /// @param folder where the target names none
  static Optional<Place> findPlace(UploadTarget target, String folder, String name) {
    return Place.of(
        Scheme.S3, target.attribute("bucket"), key(target, folder, name), login(target));
  }

  private static String key(UploadTarget target, String folder, String name) {
    String prefix = target.attribute("resourcePrefix").strip().replaceAll("^/+|/+$", "");
    return (prefix.isEmpty() ? folder : prefix) + "/" + name;
  }

  private static @Nullable Login login(UploadTarget target) {
    String id = target.attribute(KEY_ID);
    return id.isBlank() ? null : new Login(id, target.attribute(SECRET));
  }
}
