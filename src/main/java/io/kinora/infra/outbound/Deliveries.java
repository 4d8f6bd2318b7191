package io.kinora.infra.outbound;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.jspecify.annotations.Nullable;

/// Sends callbacks and outputs to addresses that clients name, one attempt a call.
public final class Deliveries {

  private static final int TEXT_BYTES_MAX = 4_096;

  /// Some storages think long about a large file before they answer.
  private static final Duration IDLE_MAX = Duration.ofMinutes(5);

  private final Web web;

  Deliveries(Web web) {
    this.web = web;
  }

  /// Posts a body that is at hand.
  ///
  /// @param headers sent as they are; `Content-Type` among them, if there is to be one
  /// @param timeMax for the whole attempt, the answer included
  public Delivery post(URI target, Map<String, String> headers, byte[] body, Duration timeMax) {
    var request = new Request("POST", target, headers, new ByteArrayEntity(body, null));
    return send(request, timeMax, () -> false);
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
    var request = new Request("PUT", target, headers, new FileEntity(file.toFile(), null));
    return send(request, timeMax, isStopped);
  }

  private record Request(String method, URI target, Map<String, String> headers, HttpEntity body) {}

  private Delivery send(Request wish, Duration timeMax, BooleanSupplier isStopped) {
    try (var supervision = web.supervise(timeMax, isStopped)) {
      try {
        WebTarget target = WebTarget.of(wish.target());
        var request = Web.request(wish.method(), target, target.userInfo());
        wish.headers().forEach(request::setHeader);
        request.setEntity(wish.body());
        return web.ask(request, shorter(timeMax, IDLE_MAX), supervision, Deliveries::answered);
      } catch (ObjectionException objection) {
        return new Delivery.Refused(shown(wish.target(), objection.reason()));
      } catch (IOException failure) {
        supervision.checkStopped();
        return new Delivery.Unreachable(shown(wish.target(), Web.reasonOf(failure)));
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Delivery answered(ClassicHttpResponse answer) throws IOException {
    return new Delivery.Answered(answer.getCode(), beginning(answer.getEntity()));
  }

  private static String beginning(@Nullable HttpEntity body) throws IOException {
    return body == null
        ? ""
        : new String(body.getContent().readNBytes(TEXT_BYTES_MAX), StandardCharsets.UTF_8);
  }

  private static String shown(URI address, String reason) {
    return WebTarget.shown(address) + ": " + reason;
  }
}
