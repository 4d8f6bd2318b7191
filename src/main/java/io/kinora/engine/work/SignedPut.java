package io.kinora.engine.work;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.outbound.ClientAddress;
import io.kinora.infra.outbound.Deliveries;
import io.kinora.infra.outbound.Delivery;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Puts a file to an address that somebody has signed for that.
///
/// Source: the tasks contract, section 9, s3_signed: one `PUT` with a length and without a type.
final class SignedPut implements Courier {

  private static final Duration TIME_MAX = Duration.ofHours(6);

  private final Deliveries deliveries;

  SignedPut(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public Delivered deliver(Parcel parcel) {
    URI address = ClientAddress.parse(parcel.destination().terms().path("url").asString())
        .orElseThrow(() -> new IllegalStateException("the address was checked before"));
    String shown = withoutQuery(address);
    Delivery delivery = deliveries.put(
        address, Map.of(), parcel.file(), TIME_MAX, parcel.bench().stop()::isStopped);
    return switch (delivery) {
      case Delivery.Answered answered when answered.isAccepted() -> new Delivered(shown, false);
      case Delivery.Answered answered ->
        throw failure(
            answered.mayPass() ? FailureCode.OUTPUT_UNREACHABLE : FailureCode.OUTPUT_REFUSED,
            shown + ": the server answered " + answered.status());
      case Delivery.Unreachable silent ->
        throw failure(FailureCode.OUTPUT_UNREACHABLE, shown + ": " + silent.cause());
      case Delivery.Refused refused ->
        throw failure(FailureCode.OUTPUT_REFUSED, shown + ": " + refused.cause());
    };
  }

  /// The signature is in the query, and is nobody's business afterwards.
  private static String withoutQuery(URI address) {
    return address.toString().replaceFirst("[?#].*$", "");
  }

  private static RuntimeException failure(FailureCode code, String text) {
    return new Failure(code, text).asException();
  }
}
