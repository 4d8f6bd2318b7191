package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The publishing contract, section 3, refuse early.
class RemainderTest {

  private static final int ENOUGH = 12_000_000;

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = TestServer.with(new Playground());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "body"})
  void who_sends_all_of_a_body_before_reading_still_gets_the_refusal(String path)
      throws IOException {
    try (var connection = RawConnection.to(server)) {
      connection.send("PUT /" + path + " HTTP/1.1", "Host: h", "Content-Length: " + ENOUGH, "");
      for (int sent = 0; sent < ENOUGH; sent += 1_000) {
        connection.sendBytes("x".repeat(1_000));
      }

      assertThat(connection.rest()).matches("(?s)HTTP/1.1 4(01|13) .*Connection: close.*");
    }
  }

  @Test
  void the_answer_does_not_wait_for_the_body() throws IOException {
    try (var connection = RawConnection.to(server)) {
      connection.send("PUT /refuse HTTP/1.1", "Host: h", "Content-Length: 5", "");

      assertThat(connection.head()).startsWith("HTTP/1.1 401 ");
      connection.sendBytes("12345");
      assertThat(connection.rest()).isEqualTo("no");
    }
  }

  @Test
  void who_goes_on_sending_is_cut_off() {
    assertThatThrownBy(() -> {
          try (var connection = RawConnection.to(server)) {
            connection.send("PUT /refuse HTTP/1.1", "Host: h", "Content-Length: 1000000000", "");
            for (int sent = 0; sent < 1_000_000_000; sent += 100_000) {
              connection.sendBytes("x".repeat(100_000));
            }
          }
        })
        .isInstanceOf(IOException.class);
  }
}
