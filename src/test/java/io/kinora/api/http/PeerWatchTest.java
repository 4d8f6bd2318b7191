package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PeerWatchTest {

  private static final Playground PLAYGROUND = new Playground();
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = TestServer.with(PLAYGROUND);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_waiting_handler_learns_that_its_client_has_gone() throws Exception {
    try (var connection = RawConnection.to(server)) {
      connection.send("GET /wait HTTP/1.1", "Host: h", "");
      assertThat(PLAYGROUND.seen.take()).isEqualTo("waiting");
    }

    assertThat(PLAYGROUND.seen.take()).isEqualTo("gone");
  }

  @Test
  void a_client_that_stays_is_answered_and_may_ask_again() throws Exception {
    try (var connection = RawConnection.to(server)) {
      for (String news : new String[] {"first", "second"}) {
        connection.send("GET /wait HTTP/1.1", "Host: h", "");
        assertThat(PLAYGROUND.seen.take()).isEqualTo("waiting");

        PLAYGROUND.signals.add(news);

        assertThat(connection.upTo("\r\n\r\n" + news)).startsWith("HTTP/1.1 200 ");
        assertThat(PLAYGROUND.seen.take()).isEqualTo(news);
      }
    }
  }

  @Test
  void a_request_that_came_while_another_waited_loses_no_byte() throws Exception {
    try (var connection = RawConnection.to(server)) {
      connection.send("GET /wait HTTP/1.1", "Host: h", "");
      assertThat(PLAYGROUND.seen.take()).isEqualTo("waiting");

      connection.send("GET /next?q=1 HTTP/1.1", "Host: h", "");
      PLAYGROUND.signals.add("news");

      assertThat(connection.upTo("\r\n\r\nnews")).startsWith("HTTP/1.1 200 ");
      assertThat(connection.upTo("GET|/next|q=1|[next]")).startsWith("HTTP/1.1 200 ");
      assertThat(PLAYGROUND.seen.take()).isEqualTo("news");
    }
  }

  @Nested
  class WhenTheWaitIsLongerThanTheIdleTime {

    private final Playground patient = new Playground();
    private final ConnectionLimits limits = TestServer.impatient();
    private final HttpServer server = TestServer.with(patient, limits);

    @AfterEach
    void stop() {
      server.close();
    }

    @Test
    void a_client_that_goes_is_noticed_still() throws Exception {
      try (var connection = RawConnection.to(server)) {
        waitLong(connection);
      }

      assertThat(patient.seen.take()).isEqualTo("gone");
    }

    @Test
    void a_client_that_stays_is_answered() throws Exception {
      try (var connection = RawConnection.to(server)) {
        waitLong(connection);

        patient.signals.add("news");

        assertThat(connection.upTo("\r\n\r\nnews")).startsWith("HTTP/1.1 200 ");
      }
    }

    private void waitLong(RawConnection connection) throws Exception {
      connection.send("GET /wait HTTP/1.1", "Host: h", "");
      assertThat(patient.seen.take()).isEqualTo("waiting");
      long longMillis = limits.idleTime().toMillis() * 3;
      assertThat(patient.seen.poll(longMillis, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void a_body_must_be_read_before_its_sender_is_watched() throws IOException {
    String answer = RawConnection.ask(server, "POST /wait", "Content-Length: 3", "", "abc");

    assertThat(answer).startsWith("HTTP/1.1 500 ");
  }
}
