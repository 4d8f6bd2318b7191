package io.kinora.infra.outbound;

import io.kinora.infra.base.TraceSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/// Sends single requests by the guarded way: no redirects, no second try.
public final class Calls {

  private static final int TEXT_BYTES_MAX = 1 << 20;

  /// Some storages think long about a large file before they answer.
  private static final Duration IDLE_MAX = Duration.ofMinutes(5);

  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE");

  private final Web web;

  Calls(Web web) {
    this.web = web;
  }

  /// Sends a request, and reads at most 1 MiB of the answer.
  ///
  /// @param timeMax   for the whole of it, the answer included
  /// @param isStopped asked now and then, from another thread
  /// @throws java.util.concurrent.CancellationException where the work was stopped
  public CallResult send(Call call, Duration timeMax, BooleanSupplier isStopped) {
    return send(call, new Limits(timeMax, TEXT_BYTES_MAX), isStopped, _ -> {});
  }

  /// The same for a body that is long under way.
  ///
  /// @param sent told after each stretch how many bytes of the body have gone, from the thread
  ///     that calls; it must not wait
  public CallResult send(
      Call call, Duration timeMax, BooleanSupplier isStopped, LongConsumer sent) {
    return send(call, new Limits(timeMax, TEXT_BYTES_MAX), isStopped, sent);
  }

  /// @param timeMax      for the whole of it
  /// @param idleMax      the longest silence
  /// @param textBytesMax how much is read of the answer
  record Limits(Duration timeMax, Duration idleMax, int textBytesMax) {

    Limits(Duration timeMax, int textBytesMax) {
      this(timeMax, timeMax.compareTo(IDLE_MAX) < 0 ? timeMax : IDLE_MAX, textBytesMax);
    }
  }

  CallResult send(Call call, Limits limits, BooleanSupplier isStopped, LongConsumer sent) {
    TraceSpan span = TraceSpan.begin("send").with("kinora.protocol", "http");
    return span.whole(() -> {
      CallResult result = result(call, limits, isStopped, sent);
      switch (result) {
        case CallResult.Answered answered ->
          span.with("http.response.status_code", answered.status());
        case CallResult.Silent _ -> span.fail("no answer");
        case CallResult.Refused _ -> span.fail("not an address to go to");
      }
      return result;
    });
  }

  private CallResult result(
      Call call, Limits limits, BooleanSupplier isStopped, LongConsumer sent) {
    try (var supervision = web.supervise(limits.timeMax(), isStopped)) {
      supervision.expectWithin(limits.idleMax()); // Else who reads nothing more holds us for long.
      try {
        WebTarget target = WebTarget.of(call.target());
        var request = Web.request(call.method(), target, target.userInfo());
        call.headers().forEach(request::setHeader);
        if (!call.parts().isEmpty() || !BODILESS.contains(call.method())) {
          request.setEntity(new CallBody(call.parts(), bytes -> {
            supervision.moved();
            sent.accept(bytes);
          }));
        }
        return web.ask(
            request,
            limits.idleMax(),
            supervision,
            answer -> answered(answer, limits.textBytesMax()));
      } catch (ObjectionException objection) {
        return new CallResult.Refused(objection.reason());
      } catch (IOException failure) {
        supervision.checkStopped();
        return new CallResult.Silent(Web.reasonOf(failure, supervision));
      }
    }
  }

  private static CallResult answered(ClassicHttpResponse answer, int textBytesMax)
      throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : answer.getHeaders()) {
      headers.putIfAbsent(
          header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
    }
    return new CallResult.Answered(
        answer.getCode(), headers, beginning(answer.getEntity(), textBytesMax));
  }

  private static String beginning(@Nullable HttpEntity body, int bytesMax) throws IOException {
    return body == null
        ? ""
        : new String(body.getContent().readNBytes(bytesMax), StandardCharsets.UTF_8);
  }
}
