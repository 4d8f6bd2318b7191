package io.kinora.infra.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  @RegisterExtension
  static final WireMockExtension WEB = WireMockExtension.newInstance()
      .options(options().dynamicPort().bindAddress("127.0.0.1"))
      .build();

  private static Outbound outbound;

  @BeforeAll
  static void open() {
    outbound = Outbound.open(
        OutboundSettings.of(Guard.allowing("127.0.0.1/32"), "test"), InstantSource.system());
  }

  @AfterAll
  static void close() {
    outbound.close();
  }

  @Test
  void a_body_is_posted_once_with_its_headers() {
    WEB.stubFor(post("/hook").willReturn(aResponse().withStatus(202).withBody("thanks")));

    Delivery delivery = posted(address("/hook"));

    assertThat(delivery).isEqualTo(new Delivery.Answered(202, "thanks"));
    WEB.verify(
        1,
        postRequestedFor(urlEqualTo("/hook"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Content-Length", equalTo("2"))
            .withHeader("User-Agent", equalTo("Kinora/test"))
            .withRequestBody(equalTo("{}")));
  }

  @Test
  void a_file_is_put_with_its_length_and_without_a_type(@TempDir Path folder) throws IOException {
    WEB.stubFor(put("/signed?x=1").willReturn(aResponse()));
    Path file = Files.writeString(folder.resolve("file"), "film");

    Delivery delivery = outbound
        .deliveries()
        .put(address("/signed?x=1"), Map.of(), file, Duration.ofSeconds(5), () -> false);

    assertThat(delivery).isEqualTo(new Delivery.Answered(200, ""));
    WEB.verify(putRequestedFor(urlEqualTo("/signed?x=1"))
        .withHeader("Content-Length", equalTo("4"))
        .withoutHeader("Content-Type")
        .withRequestBody(equalTo("film")));
  }

  @Test
  void a_redirect_is_an_answer_and_not_followed() {
    WEB.stubFor(
        post("/moved").willReturn(aResponse().withStatus(302).withHeader("Location", "/hook")));

    assertThat(posted(address("/moved"))).isEqualTo(new Delivery.Answered(302, ""));
  }

  @Test
  void of_a_long_answer_only_the_beginning_is_read() {
    WEB.stubFor(post("/long").willReturn(aResponse().withBody("x".repeat(100_000))));

    assertThat(posted(address("/long"))).isEqualTo(new Delivery.Answered(200, "x".repeat(4_096)));
  }

  @Test
  void an_address_that_we_do_not_go_to_is_refused() {
    assertThat(posted(URI.create("http://127.0.0.2/hook")))
        .isEqualTo(
            new Delivery.Refused("http://127.0.0.2/hook", "the host is not one that we go to"));
    assertThat(posted(URI.create("http://0177.0.0.1/"))).isInstanceOf(Delivery.Refused.class);
  }

  @Test
  void a_server_that_does_not_answer_in_time_is_unreachable() throws IOException {
    var never = new CompletableFuture<String>();
    try (var server = new ScriptedServer(_ -> never.join())) {
      Delivery delivery = outbound
          .deliveries()
          .post(server.address("/x"), JSON, new byte[0], Duration.ofMillis(200));

      assertThat(delivery).isInstanceOf(Delivery.Unreachable.class);
    }
    never.complete("");
  }

  @Test
  void a_server_that_drips_its_answer_is_unreachable_in_time() throws IOException {
    try (var server = new ScriptedServer(out -> {
      say(out, "HTTP/1.1 200 OK\r\n\r\n");
      while (true) {
        say(out, "x");
        new CompletableFuture<String>().completeOnTimeout("", 20, MILLISECONDS).join();
      }
    })) {
      Delivery delivery = outbound
          .deliveries()
          .post(server.address("/x"), JSON, new byte[0], Duration.ofMillis(300));

      assertThat(delivery).isInstanceOf(Delivery.Unreachable.class);
    }
  }

  @Test
  void a_server_whose_header_has_no_end_is_unreachable() throws IOException {
    try (var server = new ScriptedServer(out -> {
      say(out, "HTTP/1.1 200 OK\r\n");
      while (true) {
        say(out, "X: y\r\n");
      }
    })) {
      Delivery delivery = outbound
          .deliveries()
          .post(server.address("/x"), JSON, new byte[0], Duration.ofSeconds(9));

      assertThat(delivery).isInstanceOf(Delivery.Unreachable.class);
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + WEB.getPort() + path);
  }

  private static Delivery posted(URI address) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return outbound.deliveries().post(address, JSON, body, Duration.ofSeconds(5));
  }
}
