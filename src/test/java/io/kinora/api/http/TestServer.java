package io.kinora.api.http;

import io.kinora.api.http.ConnectionLimits.BodyPace;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import java.time.Duration;
import java.util.List;

/// Starts servers for tests: on a free port of this machine, with one dialect.
final class TestServer {

  private TestServer() {}

  static HttpServer with(Dialect dialect) {
    return with(dialect, ConnectionLimits.byDefault());
  }

  static HttpServer with(Dialect dialect, ConnectionLimits limits) {
    return HttpServer.start(
        settings(limits), _ -> dialect, new Readiness(List.of()), new Metrics(), Tracer.NOBODY);
  }

  static HttpSettings settings(ConnectionLimits limits) {
    var settings = HttpSettings.on("127.0.0.1", 0).withLimits(limits);
    return new HttpSettings(
        settings.address(), limits, Duration.ofMillis(1), Duration.ofSeconds(5), null);
  }

  /// Everything short, so that tests of slow clients are quick.
  static ConnectionLimits impatient() {
    var pace = new BodyPace(1_000, Duration.ofMillis(200));
    return new ConnectionLimits(100, 4, Duration.ofMillis(800), Duration.ofMillis(1_000), pace);
  }
}
