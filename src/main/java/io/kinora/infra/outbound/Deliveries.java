package io.kinora.infra.outbound;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Sends callbacks and outputs to addresses that clients name, one attempt a call.
public final class Deliveries {

  private static final int TEXT_BYTES_MAX = 4_096;

  private final Calls calls;
  private final Guard guard;

  Deliveries(Calls calls, Guard guard) {
    this.calls = calls;
    this.guard = guard;
  }

  /// Why nothing will ever be sent to an address, as half a sentence for clients; empty where that
  /// cannot be told before its name is resolved, at each attempt.
  public Optional<String> objectionTo(URI target) {
    try {
      return WebTarget.of(target)
          .findLiteral()
          .flatMap(guard::objectionTo)
          .map(_ -> CheckingResolver.OBJECTION);
    } catch (ObjectionException objection) {
      return Optional.of(objection.reason());
    }
  }

  /// Posts a body that is at hand.
  ///
  /// @param headers sent as they are; `Content-Type` among them, if there is to be one
  /// @param timeMax for the whole attempt, the answer included
  public Delivery post(URI target, Map<String, String> headers, byte[] body, Duration timeMax) {
    return send("POST", target, headers, body, timeMax);
  }

  /// The same by another method.
  public Delivery send(
      String method, URI target, Map<String, String> headers, byte[] body, Duration timeMax) {
    var whole = new Call.Bytes(ByteBuffer.wrap(body));
    return send(new Call(method, target, headers, List.of(whole)), timeMax, () -> false);
  }

  /// Puts a file, with its length, and with a type only if `headers` names one: addresses that
  /// somebody signed are often signed for none.
  ///
  /// @param isStopped asked now and then, from another thread
  /// @throws java.util.concurrent.CancellationException where the work was stopped
  public Delivery put(
      URI target,
      Map<String, String> headers,
      Path file,
      Duration timeMax,
      BooleanSupplier isStopped) {
    var whole = Call.Stretch.whole(file);
    return send(new Call("PUT", target, headers, List.of(whole)), timeMax, isStopped);
  }

  private Delivery send(Call call, Duration timeMax, BooleanSupplier isStopped) {
    return switch (calls.send(
        call, new Calls.Limits(timeMax, TEXT_BYTES_MAX), isStopped, _ -> {})) {
      case CallResult.Answered(int status, Map<String, String> _, String text) ->
        new Delivery.Answered(status, text);
      case CallResult.Silent(String reason) ->
        new Delivery.Unreachable(WebTarget.shown(call.target()), reason);
      case CallResult.Refused(String reason) ->
        new Delivery.Refused(WebTarget.shown(call.target()), reason);
    };
  }
}
