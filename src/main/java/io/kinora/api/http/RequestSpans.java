package io.kinora.api.http;

import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.base.Tracer;
import java.io.IOException;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/// The spans of requests: by their dialect, as metrics have them, and not by their address.
record RequestSpans(Tracer tracer) {

  /// Whatever else a client calls its method is none of our words.
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /// What is done to answer.
  @FunctionalInterface
  interface Answering {
    void answer() throws IOException;
  }

  /// Answers, and tells that to whoever follows it. Those that look after the server are not
  /// followed: they ask all the time.
  void follow(Request request, Response response, Dialect dialect, Answering answering)
      throws IOException {
    if (!tracer.follows() || dialect instanceof HealthDialect) {
      answering.answer();
      return;
    }
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
    String parent = request.getHeaders().get("traceparent");
    try (TraceSpan span = tracer.answer(method + " " + dialect.name(), parent)) {
      span.with("http.request.method", method).with("http.route", dialect.name());
      boolean isWhole = false;
      try {
        isWhole = span.during(() -> {
          answering.answer();
          return true;
        });
      } finally {
        end(span, response.getStatus(), isWhole);
      }
    }
  }

  private static void end(TraceSpan span, int status, boolean isWhole) {
    span.with("http.response.status_code", status);
    if (!isWhole) {
      span.fail("broken off");
    } else if (status >= 500) {
      span.fail(String.valueOf(status));
    }
  }
}
