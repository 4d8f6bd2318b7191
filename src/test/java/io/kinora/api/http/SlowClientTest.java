package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlowClientTest {

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = TestServer.with(new Playground(), TestServer.impatient());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_body_that_stops_coming_is_answered_with_408() throws IOException {
    try (var connection = RawConnection.to(server)) {
      connection.send("POST /body HTTP/1.1", "Host: h", "Content-Length: 5", "", "ab");

      assertThat(connection.rest()).startsWith("HTTP/1.1 408 ").contains("Connection: close");
    }
  }

  @Test
  void a_body_that_drips_is_answered_with_408() throws Exception {
    try (var connection = RawConnection.to(server)) {
      connection.send("POST /body HTTP/1.1", "Host: h", "Content-Length: 9", "");

      try (var _ = drip(connection)) {
        assertThat(connection.head()).startsWith("HTTP/1.1 408 ");
      }
    }
  }

  @Test
  void a_header_that_does_not_end_closes_the_connection() throws Exception {
    try (var connection = RawConnection.to(server)) {
      connection.send("GET / HTTP/1.1", "Host: h");

      try (var _ = drip(connection)) {
        assertThat(isClosed(connection)).isTrue();
      }
    }
  }

  @Test
  void more_connections_than_an_address_may_have_are_closed() throws IOException {
    var open = new ArrayList<RawConnection>();
    try {
      for (int index = 0; index < 20; index++) {
        open.add(RawConnection.to(server));
      }

      assertThat(isClosed(open.getLast())).isTrue();
    } finally {
      for (RawConnection connection : open) {
        connection.close();
      }
    }
  }

  private static boolean isClosed(RawConnection connection) {
    try {
      return connection.rest().isEmpty();
    } catch (IOException reset) {
      return reset instanceof SocketException;
    }
  }

  /// Sends a byte now and then, so that the connection is never idle, until it is closed.
  private static ScheduledExecutorService drip(RawConnection connection) {
    var clock = Executors.newSingleThreadScheduledExecutor();
    var _ = clock.scheduleAtFixedRate(
        () -> {
          try {
            connection.sendBytes("X");
          } catch (IOException failure) {
            throw new UncheckedIOException(failure); // Ends the series: the server has closed.
          }
        },
        0,
        200, // Often enough not to be idle; an answer is read before the next byte breaks it off.
        TimeUnit.MILLISECONDS);
    return clock;
  }
}
