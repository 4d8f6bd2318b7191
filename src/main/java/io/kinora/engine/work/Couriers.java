package io.kinora.engine.work;

import io.kinora.engine.connection.Platforms;
import io.kinora.infra.outbound.Deliveries;
import java.util.Map;

/// Who brings files to which kind of [Destination].
public final class Couriers {

  private final Map<String, Courier> byType;

  public Couriers(Deliveries deliveries, SecretParameters secrets, Platforms platforms) {
    this.byType = Map.of(
        "s3_signed", new SignedPut(deliveries),
        "youtube", new YouTubeCourier(secrets, platforms));
  }

  Courier of(Destination destination) {
    Courier courier = byType.get(destination.type());
    if (courier == null) {
      throw new IllegalStateException("was not checked before: " + destination.type());
    }
    return courier;
  }
}
