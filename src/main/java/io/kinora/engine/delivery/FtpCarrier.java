package io.kinora.engine.delivery;

import io.kinora.infra.platform.Upload;
import io.kinora.infra.transfer.Login;
import io.kinora.infra.transfer.Place;
import io.kinora.infra.transfer.Scheme;
import io.kinora.infra.transfer.Shipment;
import io.kinora.infra.transfer.Transfers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends videos to FTP servers.
///
/// Source: the factory contract, section 8; the name of the file is our choice.
final class FtpCarrier implements Carrier {

  private final Transfers transfers;

  FtpCarrier(Transfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public Arrived carry(Parcel parcel, Upload upload) {
    Shipment shipment = shipment(parcel);
    var _ = transfers.send(shipment, Shipping.LIMITS, Shipping.watch(upload));
    String path = path(parcel.target(), parcel.video().fileName());
    return new Arrived(path, shipment.target().address().toString(), false);
  }

  @Override
  public void forget(Parcel parcel) {
    transfers.forget(shipment(parcel));
  }

  private static Shipment shipment(Parcel parcel) {
    Place place = findPlace(parcel.target(), parcel.video().fileName()).orElseThrow();
    return new Shipment(parcel.video().file(), place, parcel.mark());
  }

  /// Empty where the server or the folder can be none.
  static Optional<Place> findPlace(UploadTarget target, String name) {
    return Place.of(
        Scheme.FTP, target.attribute("server").strip(), path(target, name), login(target));
  }

  /// From the folder of the login; from the root where the directory begins there.
  private static String path(UploadTarget target, String name) {
    String directory = target.attribute("directory").strip();
    return directory.isEmpty() ? name : directory.replaceFirst("/+$", "") + "/" + name;
  }

  private static @Nullable Login login(UploadTarget target) {
    String user = target.attribute("login");
    return user.isBlank() ? null : new Login(user, target.attribute("password"));
  }
}
