package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTest {

  private final Playground playground = new Playground();

  @Test
  void a_request_that_waits_is_answered_before_the_server_stops() throws Exception {
    HttpServer server = TestServer.with(playground);
    try (var connection = RawConnection.to(server)) {
      connection.send("GET /wait HTTP/1.1", "Host: h", "");
      assertThat(playground.seen.take()).isEqualTo("waiting");

      server.close();

      assertThat(connection.rest()).startsWith("HTTP/1.1 200 ").endsWith("stopping");
    }
  }

  @Test
  void a_stopping_server_says_first_that_it_is_not_ready() throws Exception {
    var settings = TestServer.settings(ConnectionLimits.byDefault());
    var paused = new HttpSettings(
        settings.address(), settings.limits(), Duration.ofMillis(800), Duration.ofSeconds(5), null);
    HttpServer server = HttpServer.start(
        paused, _ -> playground, new Readiness(List.of()), new Metrics(), Tracer.NOBODY);

    var stop = Thread.ofVirtual().start(server::close);

    await().until(() -> RawConnection.ask(server, "GET /readyz").startsWith("HTTP/1.1 503 "));
    stop.join();
  }

  @Test
  void a_request_that_takes_longer_than_the_stop_time_is_broken_off() throws Exception {
    var settings =
        TestServer.settings(ConnectionLimits.byDefault()).withStopTime(Duration.ofMillis(200));
    HttpServer server = HttpServer.start(
        settings, _ -> playground, new Readiness(List.of()), new Metrics(), Tracer.NOBODY);
    try (var connection = RawConnection.to(server)) {
      connection.send("GET /stream HTTP/1.1", "Host: h", "");
      playground.signals.add("line");
      connection.upTo("line\n");

      server.close();

      assertThat(connection.rest()).isBlank();
    }
  }
}
