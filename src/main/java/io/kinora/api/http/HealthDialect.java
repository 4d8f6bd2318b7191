package io.kinora.api.http;

import io.kinora.infra.base.Failure;
import io.kinora.infra.observe.Check;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// What machines ask that look after the server: `/healthz` (does it live), `/readyz` (should it be
/// given work), `/metrics` (its numbers).
final class HealthDialect implements Dialect {

  static final Set<String> PATHS = Set.of("/healthz", "/readyz", "/metrics");

  private final Readiness readiness;
  private final Metrics metrics;
  private final AtomicBoolean isStopping = new AtomicBoolean();

  HealthDialect(Readiness readiness, Metrics metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  /// From now on the server is not ready.
  void stopping() {
    isStopping.set(true);
  }

  @Override
  public String name() {
    return "health";
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    exchange.header("Cache-Control", "no-store");
    switch (exchange.method()) {
      case "GET", "HEAD" -> look(exchange);
      default -> {
        exchange.header("Allow", "GET, HEAD");
        exchange.sendEmpty(405);
      }
    }
  }

  @Override
  public void fail(Exchange exchange, Failure failure) throws IOException {
    exchange.send(500, "text/plain; charset=utf-8", failure.text() + "\n");
  }

  private void look(Exchange exchange) throws IOException {
    switch (exchange.rawPath()) {
      case "/healthz" -> exchange.send(200, "text/plain; charset=utf-8", "ok\n");
      case "/metrics" ->
        exchange.send(200, "text/plain; version=0.0.4; charset=utf-8", metrics.asPrometheusText());
      default -> sendReadiness(exchange);
    }
  }

  private void sendReadiness(Exchange exchange) throws IOException {
    var report =
        new Report(Stream.concat(readiness.look().stream(), stopCheck()).toList());
    byte[] json = JsonMapper.shared().writeValueAsBytes(report);
    exchange.send(report.ready() ? 200 : 503, "application/json; charset=utf-8", json);
  }

  private Stream<Check> stopCheck() {
    return isStopping.get()
        ? Stream.of(Check.failing("server", "it is about to stop"))
        : Stream.empty();
  }

  /// The JSON of `/readyz`.
  private record Report(boolean ready, List<Part> checks) {

    private Report(List<Check> checks) {
      this(
          checks.stream().allMatch(Check::isFine), checks.stream().map(Part::of).toList());
    }

    private record Part(String name, boolean ok, String note) {

      private static Part of(Check check) {
        return new Part(check.name(), check.isFine(), check.note());
      }
    }
  }
}
