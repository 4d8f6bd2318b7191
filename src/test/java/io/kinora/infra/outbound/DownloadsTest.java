package io.kinora.infra.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.outbound.OutboundSettings.Retries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The guard of these tests opens 127.0.0.1 and nothing else, so 127.0.0.2 is as private as any.
class DownloadsTest {

  private static final DownloadLimits LIMITS =
      new DownloadLimits(1_000, Duration.ofSeconds(10), Duration.ofMillis(300));
  private static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:00:00Z");

  @RegisterExtension
  static final WireMockExtension WEB = WireMockExtension.newInstance()
      .options(options().dynamicPort().bindAddress("127.0.0.1"))
      .build();

  private static Outbound outbound;

  @TempDir
  private Path folder;

  @BeforeAll
  static void open() {
    outbound = Outbound.open(settings(new FreeSpace(0)), NOON, DownloadsTest::lookup);
  }

  @AfterAll
  static void close() {
    outbound.close();
  }

  @AfterEach
  void nothing_is_left_beside_the_target() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(it -> it.getFileName().toString())).isSubsetOf("target");
    }
  }

  @Test
  void a_file_is_fetched_with_what_its_server_says_about_it() throws IOException {
    serve(
        get("/a.png"),
        aResponse()
            .withHeader("Content-Type", "image/png")
            .withHeader("ETag", "\"x\"")
            .withHeader("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
            .withBody("hello"));

    Download download = fetch(address("/a.png"));

    assertThat(download)
        .isEqualTo(new Download(
            target(),
            5,
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
            address("/a.png"),
            new Download.Headers("image/png", "\"x\"", "Thu, 01 Jan 2026 00:00:00 GMT")));
    assertThat(target()).hasContent("hello");
  }

  @Test
  void a_request_says_who_we_are_and_asks_for_plain_bytes() {
    serve(get("/who"), aResponse().withBody("x"));

    fetch(address("/who"));

    WEB.verify(getRequestedFor(urlEqualTo("/who"))
        .withHeader("User-Agent", equalTo("Kinora/test"))
        .withHeader("Accept-Encoding", equalTo("identity"))
        .withoutHeader("Authorization")
        .withoutHeader("Upgrade"));
  }

  @Test
  void a_path_goes_out_as_it_was_given() {
    serve(get(urlEqualTo("//a%2Fb//c?x=%20+")), aResponse().withBody("x"));

    assertThat(fetch(address("//a%2Fb//c?x=%20+")).sizeBytes()).isEqualTo(1);
  }

  @Test
  void an_empty_file_is_a_file() {
    serve(get("/empty"), aResponse());

    assertThat(fetch(address("/empty")).sizeBytes()).isZero();
  }

  @Nested
  class AnAddress {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://127.0.0.2/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/",
          "http://private.test/", "http://mixed.test/", "http://0177.0.0.1/", "ftp://host/x",
        })
    void that_we_do_not_go_to_is_refused_without_telling_why(String address) {
      Failure failure = failureOf(() -> fetch(URI.create(address)));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
      assertThat(failure.text().substring(address.length())).doesNotContainPattern("\\d");
    }

    @Test
    void whose_host_is_not_known_is_tried_again_and_given_up() {
      Failure failure = failureOf(() -> fetch(URI.create("http://unknown.test/x")));

      assertThat(failure)
          .isEqualTo(new Failure(
              FailureCode.INPUT_UNREACHABLE, "http://unknown.test/x: the host is not known"));
    }

    @Test
    void where_nobody_listens_is_given_up() throws IOException {
      URI nobody;
      try (var server = ScriptedServer.saying("")) {
        nobody = server.address("/x");
      }

      assertThat(failureOf(() -> fetch(nobody)).text())
          .endsWith(": the server does not take connections");
    }

    @Test
    void with_credentials_sends_them_to_its_own_server_and_shows_them_to_nobody() {
      serve(get("/secret"), aResponse().withStatus(403));
      var address = URI.create("http://me:pa%20ss@127.0.0.1:" + WEB.getPort() + "/secret");

      Failure failure = failureOf(() -> fetch(address));

      WEB.verify(getRequestedFor(urlEqualTo("/secret"))
          .withHeader("Authorization", equalTo("Basic bWU6cGEgc3M=")));
      assertThat(failure.text()).startsWith("http://127.0.0.1:").doesNotContain("pa%20ss");
    }
  }

  @Nested
  class ARedirect {

    @Test
    void is_followed() {
      redirect("/here", "there?x=1");
      serve(get("/there?x=1"), aResponse().withBody("x"));

      assertThat(fetch(address("/here")).finalAddress()).isEqualTo(address("/there?x=1"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://127.0.0.2/x",
          "//10.0.0.1/x",
          "http://private.test/x",
          "http://2130706433/",
          "file:///etc/passwd",
          "http://[::ffff:127.0.0.1]/",
        })
    void is_checked_like_a_first_address(String location) {
      redirect("/out", location);

      Failure failure = failureOf(() -> fetch(address("/out")));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
      assertThat(failure.text()).startsWith(address("/out") + ": ");
    }

    @Test
    void to_another_server_takes_no_credentials_along() {
      redirect("/from", "http://files.test:" + WEB.getPort() + "/to");
      serve(get("/to"), aResponse().withBody("x"));

      fetch(URI.create("http://me:secret@127.0.0.1:" + WEB.getPort() + "/from"));

      WEB.verify(getRequestedFor(urlEqualTo("/to")).withoutHeader("Authorization"));
    }

    @Test
    void that_leads_in_a_circle_is_given_up_after_ten() {
      redirect("/circle", "/circle");

      assertThat(failureOf(() -> fetch(address("/circle"))))
          .isEqualTo(new Failure(
              FailureCode.INPUT_REFUSED, address("/circle") + ": more than 10 redirects"));
      WEB.verify(11, getRequestedFor(urlEqualTo("/circle")));
    }

    @Test
    void to_nowhere_is_refused() {
      serve(get("/nowhere"), aResponse().withStatus(302));

      assertThat(failureOf(() -> fetch(address("/nowhere"))).text())
          .endsWith(": the server redirects to nowhere");
    }

    private static void redirect(String path, String location) {
      serve(get(path), aResponse().withStatus(302).withHeader("Location", location));
    }
  }

  @Nested
  class AnAnswer {

    @ParameterizedTest
    @CsvSource({"404, Not Found", "401, Unauthorized", "410, Gone", "204, No Content"})
    void that_is_final_is_not_asked_for_again(int status, String phrase) {
      serve(get("/final"), aResponse().withStatus(status));

      assertThat(failureOf(() -> fetch(address("/final"))))
          .isEqualTo(new Failure(
              FailureCode.INPUT_REFUSED,
              address("/final") + ": the server answered " + status + " " + phrase));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void that_may_pass_is_asked_for_again(int status) {
      serveOnce(aResponse().withStatus(status));

      assertThat(fetch(address("/later")).sizeBytes()).isEqualTo(1);
    }

    @Test
    void that_does_not_pass_is_given_up() {
      serve(get("/down"), aResponse().withStatus(503));

      assertThat(failureOf(() -> fetch(address("/down"))).code())
          .isEqualTo(FailureCode.INPUT_UNREACHABLE);
      WEB.verify(3, getRequestedFor(urlEqualTo("/down")));
    }

    @Test
    void that_wants_us_to_wait_long_is_given_up_at_once() {
      serve(
          get("/busy"),
          aResponse().withStatus(503).withHeader("Retry-After", "Thu, 01 Jan 2026 12:00:02 GMT"));

      failureOf(() -> fetch(address("/busy")));

      WEB.verify(1, getRequestedFor(urlEqualTo("/busy")));
    }

    @Test
    void that_is_packed_is_unpacked() throws IOException {
      serve(get("/packed"), packed("hello".getBytes(StandardCharsets.UTF_8)));

      fetch(address("/packed"));

      assertThat(target()).hasContent("hello");
    }

    @Test
    void that_unpacks_without_end_is_refused() throws IOException {
      serve(get("/bomb"), packed(new byte[8_000_000]));

      Failure failure = failureOf(() -> fetch(address("/bomb"), LIMITS.withBytesMax(100_000_000)));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_TOO_LARGE);
    }

    @Test
    void that_unpacks_to_more_than_the_limit_is_refused() throws IOException {
      serve(get("/puffed"), packed(new byte[1_001]));

      assertThat(failureOf(() -> fetch(address("/puffed"))).code())
          .isEqualTo(FailureCode.INPUT_TOO_LARGE);
    }

    @Test
    void that_is_packed_in_an_unknown_way_is_refused() {
      serve(get("/br"), aResponse().withHeader("Content-Encoding", "br").withBody("x"));

      assertThat(failureOf(() -> fetch(address("/br"))).code())
          .isEqualTo(FailureCode.INPUT_REFUSED);
    }

    private static void serveOnce(ResponseDefinitionBuilder first) {
      WEB.stubFor(get("/later")
          .inScenario("later")
          .whenScenarioStateIs(Scenario.STARTED)
          .willSetStateTo("up")
          .willReturn(first.withHeader("Retry-After", "0")));
      WEB.stubFor(get("/later")
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
        assertThat(failureOf(() -> fetch(server.address("/x"))))
            .isEqualTo(new Failure(
                FailureCode.INPUT_TOO_LARGE,
                server.address("/x") + ": it is larger than 1000 bytes"));
      }
    }

    @Test
    void of_just_the_limit_is_taken() {
      serve(get("/limit"), aResponse().withBody(new byte[1_000]));

      assertThat(fetch(address("/limit")).sizeBytes()).isEqualTo(1_000);
    }

    @Test
    void that_does_not_end_is_broken_off_at_the_limit() throws IOException {
      try (var server = new ScriptedServer(DownloadsTest::writeForEver)) {
        assertThat(failureOf(() -> fetch(server.address("/x"))).code())
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
        Failure failure = failureOf(() -> fetch(server.address("/x")));

        assertThat(failure.code()).isEqualTo(FailureCode.INPUT_UNREACHABLE);
        assertThat(server.requestCount()).isEqualTo(3);
        assertThat(target()).doesNotExist();
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
        assertThat(failureOf(() -> fetch(server.address("/x"))).text())
            .endsWith(": the server fell silent");
      }
      never.complete("");
    }

    @Test
    void that_takes_too_long_altogether_is_given_up() throws IOException {
      var limits =
          new DownloadLimits(Long.MAX_VALUE, Duration.ofMillis(500), Duration.ofSeconds(9));
      try (var server = new ScriptedServer(DownloadsTest::writeForEver)) {
        assertThat(failureOf(() -> fetch(server.address("/x"), limits)).text())
            .endsWith(": it did not come whole within 0 s");
      }
    }

    @Test
    void is_broken_off_when_the_work_is_stopped() throws IOException {
      var isStopped = new AtomicBoolean();
      try (var server = new ScriptedServer(out -> {
        isStopped.set(true);
        writeForEver(out);
      })) {
        var endless = LIMITS.withBytesMax(Long.MAX_VALUE);

        assertThatThrownBy(() ->
                outbound.downloads().fetch(server.address("/x"), target(), endless, isStopped::get))
            .isInstanceOf(CancellationException.class);
        assertThat(target()).doesNotExist();
      }
    }

    @Test
    void is_broken_off_when_the_worker_is_interrupted() throws IOException {
      Thread worker = Thread.currentThread();
      try (var server = new ScriptedServer(out -> {
        worker.interrupt();
        writeForEver(out);
      })) {
        assertThatThrownBy(() -> fetch(server.address("/x"), LIMITS.withBytesMax(Long.MAX_VALUE)))
            .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
      }
    }

    @Test
    void that_the_disk_has_no_room_for_is_not_begun() {
      serve(get("/x"), aResponse().withBody("x"));
      try (var full =
          Outbound.open(settings(new FreeSpace(Long.MAX_VALUE)), NOON, DownloadsTest::lookup)) {

        Failure failure = failureOf(() -> full.downloads().fetch(address("/x"), target(), LIMITS));

        assertThat(failure.code()).isEqualTo(FailureCode.OUT_OF_SPACE);
        assertThat(target()).doesNotExist();
      }
    }
  }

  private static OutboundSettings settings(FreeSpace freeSpace) {
    var retries = new Retries(3, Duration.ofMillis(10), Duration.ofSeconds(1));
    return new OutboundSettings(Guard.allowing("127.0.0.1/32"), "Kinora/test", retries, freeSpace);
  }

  private static InetAddress[] lookup(String host) throws UnknownHostException {
    return switch (host) {
      case "files.test" -> addresses("127.0.0.1");
      case "private.test" -> addresses("192.168.1.1");
      case "mixed.test" -> addresses("127.0.0.1", "192.168.1.1");
      case "unknown.test" -> throw new UnknownHostException(host);
      default -> InetAddress.getAllByName(host); // Only literals are left.
    };
  }

  private static InetAddress[] addresses(String... literals) {
    return Stream.of(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  private static void writeForEver(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    while (true) {
      out.write(new byte[100]);
    }
  }

  private static void serve(MappingBuilder request, ResponseDefinitionBuilder answer) {
    WEB.stubFor(request.willReturn(answer));
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + WEB.getPort() + path);
  }

  private Path target() {
    return folder.resolve("target");
  }

  private Download fetch(URI address) {
    return fetch(address, LIMITS);
  }

  private Download fetch(URI address, DownloadLimits limits) {
    return outbound.downloads().fetch(address, target(), limits);
  }

  private static Failure failureOf(Runnable work) {
    return catchThrowableOfType(FailureException.class, work::run).failure();
  }
}
