package io.kinora.infra.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of all that a server may answer.
class DownloadAnswersTest {

  private static final Site SITE = Site.open();

  @AfterAll
  static void close() {
    SITE.close();
  }

  @AfterEach
  void nothing_is_left_beside_the_target() throws IOException {
    assertThat(SITE.leftovers()).isEmpty();
    SITE.clear();
  }

  @Nested
  class AnAnswer {

    @ParameterizedTest
    @CsvSource({"404, Not Found", "401, Unauthorized", "410, Gone", "204, No Content"})
    void that_is_final_is_not_asked_for_again(int status, String phrase) {
      SITE.serve(get("/final"), aResponse().withStatus(status));

      assertThat(SITE.failureOf(() -> SITE.fetch(SITE.address("/final"))))
          .isEqualTo(new Failure(
              FailureCode.INPUT_REFUSED,
              SITE.address("/final") + ": the server answered " + status + " " + phrase));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void that_may_pass_is_asked_for_again(int status) {
      serveOnce(aResponse().withStatus(status));

      assertThat(SITE.fetch(SITE.address("/later")).sizeBytes()).isEqualTo(1);
    }

    @Test
    void that_does_not_pass_is_given_up() {
      SITE.serve(get("/down"), aResponse().withStatus(503));

      assertThat(SITE.failureOf(() -> SITE.fetch(SITE.address("/down"))).code())
          .isEqualTo(FailureCode.INPUT_UNREACHABLE);
      SITE.web().verify(3, getRequestedFor(urlEqualTo("/down")));
    }

    @Test
    void that_wants_us_to_wait_long_is_given_up_at_once() {
      SITE.serve(
          get("/busy"),
          aResponse().withStatus(503).withHeader("Retry-After", "Thu, 01 Jan 2026 12:00:02 GMT"));

      SITE.failureOf(() -> SITE.fetch(SITE.address("/busy")));

      SITE.web().verify(1, getRequestedFor(urlEqualTo("/busy")));
    }

    @Test
    void that_is_packed_is_unpacked() throws IOException {
      SITE.serve(get("/packed"), packed("hello".getBytes(StandardCharsets.UTF_8)));

      SITE.fetch(SITE.address("/packed"));

      assertThat(SITE.target()).hasContent("hello");
    }

    @Test
    void that_unpacks_without_end_is_refused() throws IOException {
      SITE.serve(get("/bomb"), packed(new byte[8_000_000]));

      Failure failure = SITE.failureOf(
          () -> SITE.fetch(SITE.address("/bomb"), Site.LIMITS.withBytesMax(100_000_000)));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_TOO_LARGE);
    }

    @Test
    void that_unpacks_to_more_than_the_limit_is_refused() throws IOException {
      SITE.serve(get("/puffed"), packed(new byte[1_001]));

      assertThat(SITE.failureOf(() -> SITE.fetch(SITE.address("/puffed"))).code())
          .isEqualTo(FailureCode.INPUT_TOO_LARGE);
    }

    @Test
    void that_is_packed_in_an_unknown_way_is_refused() {
      SITE.serve(get("/br"), aResponse().withHeader("Content-Encoding", "br").withBody("x"));

      assertThat(SITE.failureOf(() -> SITE.fetch(SITE.address("/br"))).code())
          .isEqualTo(FailureCode.INPUT_REFUSED);
    }

    private static void serveOnce(ResponseDefinitionBuilder first) {
      SITE.web()
          .stubFor(get("/later")
              .inScenario("later")
              .whenScenarioStateIs(Scenario.STARTED)
              .willSetStateTo("up")
              .willReturn(first.withHeader("Retry-After", "0")));
      SITE.web()
          .stubFor(get("/later")
              .inScenario("later")
              .whenScenarioStateIs("up")
              .willReturn(aResponse().withBody("x")));
    }

    private static ResponseDefinitionBuilder packed(byte[] plain) throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(bytes)) {
        gzip.write(plain);
      }
      return aResponse().withHeader("Content-Encoding", "gzip").withBody(bytes.toByteArray());
    }
  }

  @Nested
  class ABody {

    @Test
    void that_is_announced_too_large_is_not_read() throws IOException {
      try (var server = ScriptedServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n")) {
        assertThat(SITE.failureOf(() -> SITE.fetch(server.address("/x"))))
            .isEqualTo(new Failure(
                FailureCode.INPUT_TOO_LARGE,
                server.address("/x") + ": it is larger than 1000 bytes"));
      }
    }

    @Test
    void of_just_the_limit_is_taken() {
      SITE.serve(get("/limit"), aResponse().withBody(new byte[1_000]));

      assertThat(SITE.fetch(SITE.address("/limit")).sizeBytes()).isEqualTo(1_000);
    }

    @Test
    void that_does_not_end_is_broken_off_at_the_limit() throws IOException {
      try (var server = new ScriptedServer(Site::writeForEver)) {
        assertThat(SITE.failureOf(() -> SITE.fetch(server.address("/x"))).code())
            .isEqualTo(FailureCode.INPUT_TOO_LARGE);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
          "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
          "nonsense",
          "",
        })
    void that_is_cut_off_or_broken_is_never_taken_for_whole(String text) throws IOException {
      try (var server = ScriptedServer.saying(text)) {
        Failure failure = SITE.failureOf(() -> SITE.fetch(server.address("/x")));

        assertThat(failure.code()).isEqualTo(FailureCode.INPUT_UNREACHABLE);
        assertThat(server.requestCount()).isEqualTo(3);
        assertThat(SITE.target()).doesNotExist();
      }
    }

    @Test
    void that_falls_silent_is_given_up() throws IOException {
      var never = new CompletableFuture<String>();
      try (var server = new ScriptedServer(out -> {
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab".getBytes(StandardCharsets.UTF_8));
        out.flush();
        never.join();
      })) {
        assertThat(SITE.failureOf(() -> SITE.fetch(server.address("/x"), Site.IMPATIENT))
                .text())
            .endsWith(": the server fell silent");
      }
      never.complete("");
    }

    @Test
    void that_takes_too_long_altogether_is_given_up() throws IOException {
      var limits =
          new DownloadLimits(Long.MAX_VALUE, Duration.ofMillis(500), Duration.ofSeconds(9));
      try (var server = new ScriptedServer(Site::writeForEver)) {
        assertThat(
                SITE.failureOf(() -> SITE.fetch(server.address("/x"), limits)).text())
            .endsWith(": it did not come whole within 0 s");
      }
    }

    @Test
    void is_broken_off_when_the_work_is_stopped() throws IOException {
      var isStopped = new AtomicBoolean();
      try (var server = new ScriptedServer(out -> {
        isStopped.set(true);
        Site.writeForEver(out);
      })) {
        var endless = Site.LIMITS.withBytesMax(Long.MAX_VALUE);

        assertThatThrownBy(() -> SITE.outbound()
                .downloads()
                .fetch(server.address("/x"), SITE.target(), endless, isStopped::get))
            .isInstanceOf(CancellationException.class);
        assertThat(SITE.target()).doesNotExist();
      }
    }

    @Test
    void is_broken_off_when_the_worker_is_interrupted() throws IOException {
      Thread worker = Thread.currentThread();
      try (var server = new ScriptedServer(out -> {
        worker.interrupt();
        Site.writeForEver(out);
      })) {
        assertThatThrownBy(
                () -> SITE.fetch(server.address("/x"), Site.LIMITS.withBytesMax(Long.MAX_VALUE)))
            .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
      }
    }

    @Test
    void that_the_disk_has_no_room_for_is_not_begun() {
      SITE.serve(get("/x"), aResponse().withBody("x"));
      try (var full =
          Outbound.open(Site.settings(new FreeSpace(Long.MAX_VALUE)), Site.NOON, Site::lookup)) {

        Failure failure = SITE.failureOf(
            () -> full.downloads().fetch(SITE.address("/x"), SITE.target(), Site.LIMITS));

        assertThat(failure.code()).isEqualTo(FailureCode.OUT_OF_SPACE);
        assertThat(SITE.target()).doesNotExist();
      }
    }
  }
}
