package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.base.Tracer;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.observe.Readiness;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes over the wire.
class HttpServerTest {

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
  void headers_keep_their_case_and_order() throws IOException {
    String answer = RawConnection.ask(server, "GET /header");

    assertThat(answer).isEqualTo("""
        HTTP/1.1 200 OK\r
        ETag: "abc"\r
        X-wEird-CASE: v\r
        WWW-Authenticate: Basic realm="r"\r
        Link: one\r
        Link: two\r
        Content-Type: application/json; charset=UTF-8\r
        Content-Length: 2\r
        Connection: close\r
        \r
        {}""");
  }

  @Test
  void to_head_goes_the_header_of_the_whole_answer_and_no_body() throws IOException {
    String answer = RawConnection.ask(server, "HEAD /header");

    assertThat(answer).contains("Content-Length: 2\r\n").endsWith("\r\n\r\n");
  }

  @Nested
  class APath {

    @ParameterizedTest
    @CsvSource(
        delimiter = '>',
        value = {
          "/ > /||[]",
          "/a/b > /a/b||[a, b]",
          "//a///b/ > //a///b/||[a, b]",
          "/a%2Fb/c > /a%2Fb/c||[a/b, c]",
          "/a+b > /a+b||[a+b]",
          "/a;v=1 > /a;v=1||[a;v=1]",
          "/a%252e > /a%252e||[a%2e]",
          "/%C3%A9 > /%C3%A9||[é]",
          "/a? > /a||[a]",
          "/a?x=%zz&y=%2F > /a|x=%zz&y=%2F|[a]",
          "http://other.example:99/a/b?x > /a/b|x|[a, b]",
          "HTTP://Other/Up > /Up||[Up]",
        })
    void comes_raw_and_in_decoded_segments(String target, String shown) throws IOException {
      String answer = RawConnection.ask(server, "GET " + target);

      assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nGET|" + shown);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/..",
          "/a/../b",
          "/%2e%2e/x",
          "/.%2E/x",
          "/a/./b",
          "/a/%2e",
          "/a%00b",
          "/a%0Ab",
          "/a%7f",
          "/a%zz",
          "/a%",
          "/a%4",
          "/%FF%FE",
          "/%C0%AE%C0%AE/x",
          "/%c2%85",
        })
    void that_is_broken_or_leads_out_is_refused(String target) throws IOException {
      String answer = RawConnection.ask(server, "GET " + target);

      assertThat(answer).startsWith("HTTP/1.1 400 Bad Request");
    }

    @Test
    void that_no_dialect_could_read_is_refused_with_the_name_that_our_log_has() throws IOException {
      assertThat(RawConnection.ask(server, "GET /%zz"))
          .startsWith("HTTP/1.1 400 Bad Request")
          .containsPattern("X-Request-Id: [0-9A-Za-z]{12}\r\n");
    }
  }

  @Nested
  class ABody {

    @Test
    void of_the_allowed_size_is_read() throws IOException {
      assertThat(post("Content-Length: 10", "", "0123456789")).endsWith("got 0123456789");
    }

    @Test
    void that_comes_in_chunks_is_read() throws IOException {
      String answer = post("Transfer-Encoding: chunked", "", "3", "abc", "2", "de", "0", "");

      assertThat(answer).endsWith("got abcde");
    }

    @Test
    void that_is_announced_too_large_is_refused_before_it_is_sent() throws IOException {
      try (var connection = RawConnection.to(server)) {
        connection.send("POST /body HTTP/1.1", "Host: h", "Expect: 100-continue");
        connection.send("Content-Length: 11", "");

        assertThat(connection.rest())
            .startsWith("HTTP/1.1 413 ")
            .contains("Connection: close")
            .endsWith("larger than is allowed here.\n");
      }
    }

    @Test
    void that_turns_out_too_large_is_refused() throws IOException {
      String answer = post("Transfer-Encoding: chunked", "", "b", "0123456789a", "0", "");

      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("Connection: close");
    }

    @Test
    void that_is_expected_gets_its_100_when_it_is_read() throws IOException {
      try (var connection = RawConnection.to(server)) {
        connection.send("POST /body HTTP/1.1", "Host: h", "Expect: 100-continue");
        connection.send("Content-Length: 2", "");
        assertThat(connection.head()).startsWith("HTTP/1.1 100 ");

        connection.sendBytes("ok");

        assertThat(connection.head()).startsWith("HTTP/1.1 200 ");
      }
    }

    @Test
    void is_not_asked_for_when_the_request_is_refused() throws IOException {
      try (var connection = RawConnection.to(server)) {
        connection.send("POST /refuse HTTP/1.1", "Host: h", "Expect: 100-continue");
        connection.send("Content-Length: 2", "");

        assertThat(connection.rest()).startsWith("HTTP/1.1 401 ").contains("Connection: close");
      }
    }

    @Test
    void that_its_sender_leaves_unfinished_is_no_mistake_of_ours() throws IOException {
      var metrics = new Metrics();
      var playground = new Playground();
      var settings = TestServer.settings(ConnectionLimits.byDefault());
      var noChecks = new Readiness(List.of());
      try (var other =
          HttpServer.start(settings, _ -> playground, noChecks, metrics, Tracer.NOBODY)) {
        try (var connection = RawConnection.to(other)) {
          connection.send("POST /body HTTP/1.1", "Host: h", "Content-Length: 10", "", "half");
        }

        await().until(() -> metrics.asPrometheusText().contains("route=\"playground\""));
      }

      assertThat(playground.failures).isEmpty();
    }

    @Test
    void with_broken_chunks_is_refused() throws IOException {
      assertThat(post("Transfer-Encoding: chunked", "", "zz", "x")).startsWith("HTTP/1.1 400 ");
    }

    private static String post(String... headersAndBody) throws IOException {
      try (var connection = RawConnection.to(server)) {
        connection.send("POST /body HTTP/1.1", "Host: h", "Connection: close");
        connection.send(headersAndBody);
        return connection.rest();
      }
    }
  }

  @Nested
  class AStream {

    @Test
    void goes_to_an_old_client_without_chunks() throws IOException {
      try (var connection = RawConnection.to(server)) {
        connection.send("GET /stream HTTP/1.0", "");
        PLAYGROUND.signals.add("one");
        PLAYGROUND.signals.add("end");

        assertThat(connection.rest()).doesNotContain("chunked").endsWith("\r\n\r\none\n");
      }
    }

    @Test
    void sends_each_flush_at_once() throws IOException {
      try (var connection = RawConnection.to(server)) {
        connection.send("GET /stream HTTP/1.1", "Host: h", "");

        PLAYGROUND.signals.add("one");
        assertThat(connection.head()).contains("Transfer-Encoding: chunked");
        assertThat(connection.upTo("one\n")).isEqualTo("4\r\none\n");
        PLAYGROUND.signals.add("two");
        assertThat(connection.upTo("two\n")).isEqualTo("\r\n4\r\ntwo\n");

        PLAYGROUND.signals.add("end");
        assertThat(connection.upTo("0\r\n\r\n")).isEqualTo("\r\n0\r\n\r\n");
      }
    }

    @Test
    void that_fails_on_its_way_is_broken_off_and_never_looks_complete() throws IOException {
      try (var connection = RawConnection.to(server)) {
        connection.send("GET /late HTTP/1.1", "Host: h", "");
        connection.upTo("begun");

        assertThatThrownBy(() -> connection.upTo("0\r\n\r\n")).isInstanceOf(IOException.class);
      }
    }
  }

  @Nested
  class WhenSomethingGoesWrong {

    @Test
    void an_answer_of_which_nothing_went_out_is_taken_back() throws IOException {
      assertThat(RawConnection.ask(server, "GET /late?unsent"))
          .startsWith("HTTP/1.1 422 ")
          .contains("Content-Length: 8\r\n")
          .endsWith("\r\n\r\ntoo late");
    }

    @Test
    void a_failure_is_worded_by_the_dialect() throws IOException {
      assertThat(RawConnection.ask(server, "GET /failure"))
          .startsWith("HTTP/1.1 422 ")
          .endsWith("\r\n\r\nnot that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mistake", "/silence"})
    void a_mistake_of_ours_shows_a_reference_and_nothing_else(String path) throws IOException {
      String answer = RawConnection.ask(server, "GET " + path);

      assertThat(answer)
          .startsWith("HTTP/1.1 500 ")
          .containsPattern("X-Request-Id: (\\w{12})\r\n(?s:.*)\r\n\r\nreference \\1$")
          .doesNotContain("/of/ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/9.9", "nonsense", "GET /a b c HTTP/1.1"})
    void a_request_that_cannot_be_read_gets_a_neutral_answer(String line) throws IOException {
      try (var connection = RawConnection.to(server)) {
        connection.send(line, "Host: h", "");

        assertThat(connection.rest())
            .containsPattern("^HTTP/1.1 (400 |505 )(?s:.*)\r\n\r\n\\1[\\w ]+\n$")
            .doesNotContainIgnoringCase("jetty");
      }
    }

    @Test
    void a_header_without_end_is_refused() throws IOException {
      String answer = RawConnection.ask(server, "GET /", "X: " + "x".repeat(70_000));

      assertThat(answer).startsWith("HTTP/1.1 431 ");
    }
  }
}
