package io.kinora;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.task.Callback;
import io.kinora.engine.task.CallbackAnswer;
import io.kinora.engine.task.CallbackOrder;
import io.kinora.engine.task.CallbackSender;
import io.kinora.infra.outbound.Deliveries;
import io.kinora.infra.outbound.Delivery;
import java.time.Duration;
import java.util.HashMap;

/// Sends the engine's callbacks by the guarded way out. Redirects are answers like others.
///
/// @param timeMax for a whole try
record CallbackDelivery(Deliveries deliveries, Duration timeMax) implements CallbackSender {

  /// The same in each try, so that a receiver knows what it has already. Source: Standard Webhooks,
  /// `webhook-id`.
  private static final String ID = "webhook-id";

  @Override
  public CallbackAnswer send(Callback callback) {
    CallbackOrder order = callback.order();
    var headers = new HashMap<>(order.headers());
    headers.put("Content-Type", order.contentType());
    headers.put(ID, callback.id());
    byte[] body = order.body().getBytes(UTF_8);
    return switch (deliveries.post(order.address(), headers, body, timeMax)) {
      case Delivery.Answered answered ->
        answered.isAccepted()
            ? new CallbackAnswer.Delivered(answered.status())
            : new CallbackAnswer.Refused(answered.status());
      case Delivery.Unreachable silent -> new CallbackAnswer.Unreachable(silent.reason());
      case Delivery.Refused refused -> new CallbackAnswer.Unreachable(refused.reason());
    };
  }
}
