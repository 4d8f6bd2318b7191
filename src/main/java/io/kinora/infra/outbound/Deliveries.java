package io.kinora.infra.outbound;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.jspecify.annotations.Nullable;

/// Sends callbacks and outputs to addresses that clients name, one attempt a call.
public final class Deliveries {

  private static final int TEXT_BYTES_MAX = 4_096;

  private final Web web;

  Deliveries(Web web) {
    this.web = web;
  }

  /// Posts a body that is at hand.
  ///
  /// @param headers sent as they are; `Content-Type` among them, if there is to be one
  /// @param timeMax for the whole attempt, the answer included
  public Delivery post(URI target, Map<String, String> headers, byte[] body, Duration timeMax) {
    return send("POST", target, headers, new ByteArrayEntity(body, null), timeMax);
  }

  /// Puts a file, with its length, and with a type only if `headers` names one: addresses that
  /// somebody signed are often signed for none.
  public Delivery put(URI target, Map<String, String> headers, Path file, Duration timeMax) {
    return send("PUT", target, headers, new FileEntity(file.toFile(), null), timeMax);
  }

  private Delivery send(
      String method, URI address, Map<String, String> headers, HttpEntity body, Duration timeMax) {
    try (var supervision = web.supervise(timeMax, () -> false)) {
      WebTarget target = WebTarget.of(address);
      var request = Web.request(method, target, target.userInfo());
      headers.forEach(request::setHeader);
      request.setEntity(body);
      return web.ask(request, timeMax, supervision, Deliveries::answered);
    } catch (ObjectionException objection) {
      return new Delivery.Refused(shown(address, objection.reason()));
    } catch (IOException failure) {
      return new Delivery.Unreachable(shown(address, Web.reasonOf(failure)));
    }
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
