package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Check;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final AtomicReference<Check> DATABASE = new AtomicReference<>();
  private static final Metrics METRICS = new Metrics();
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = HttpServer.start(
        TestServer.settings(ConnectionLimits.byDefault()),
        _ -> new Playground(),
        new Readiness(List.of(DATABASE::get)),
        METRICS,
        Tracer.NOBODY);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void everything_is_fine() {
    DATABASE.set(Check.fine("database", "answers"));
  }

  @Test
  void a_server_with_fine_checks_is_ready() throws IOException {
    assertThat(RawConnection.ask(server, "GET /readyz"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("""
            {"ready":true,"checks":[{"name":"database","ok":true,"note":"answers"}]}""");
  }

  @Test
  void a_server_with_a_failing_check_lives_but_is_not_ready() throws IOException {
    DATABASE.set(Check.failing("database", "does not answer"));

    assertThat(RawConnection.ask(server, "GET /readyz"))
        .startsWith("HTTP/1.1 503 ")
        .endsWith("""
            {"ready":false,"checks":[{"name":"database","ok":false,"note":"does not answer"}]}""");
    assertThat(RawConnection.ask(server, "GET /healthz")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void requests_are_timed_by_route_and_kind_of_status() throws IOException {
    RawConnection.ask(server, "GET /mistake");

    // The timer ticks when the answer has gone out, so perhaps a little after we have it.
    await()
        .untilAsserted(() -> assertThat(RawConnection.ask(server, "GET /metrics"))
            .contains("http_requests_seconds_count{route=\"playground\",status=\"5xx\"} 1"));
  }

  @Test
  void health_is_only_looked_at() throws IOException {
    assertThat(RawConnection.ask(server, "POST /readyz"))
        .startsWith("HTTP/1.1 405 ")
        .contains("Allow: GET, HEAD");
  }
}
