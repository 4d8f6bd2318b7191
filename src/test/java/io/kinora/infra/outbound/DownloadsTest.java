package io.kinora.infra.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {

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

  @Test
  void a_file_is_fetched_with_what_its_server_says_about_it() throws IOException {
    SITE.serve(
        get("/a.png"),
        aResponse()
            .withHeader("Content-Type", "image/png")
            .withHeader("ETag", "\"x\"")
            .withHeader("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
            .withBody("hello"));

    Download download = SITE.fetch(SITE.address("/a.png"));

    assertThat(download)
        .isEqualTo(new Download(
            SITE.target(),
            5,
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
            SITE.address("/a.png"),
            new Download.Headers("image/png", "\"x\"", "Thu, 01 Jan 2026 00:00:00 GMT")));
    assertThat(SITE.target()).hasContent("hello");
  }

  @Test
  void a_request_says_who_we_are_and_asks_for_plain_bytes() {
    SITE.serve(get("/who"), aResponse().withBody("x"));

    SITE.fetch(SITE.address("/who"));

    SITE.web()
        .verify(getRequestedFor(urlEqualTo("/who"))
            .withHeader("User-Agent", equalTo("Kinora/test"))
            .withHeader("Accept-Encoding", equalTo("identity"))
            .withoutHeader("Authorization")
            .withoutHeader("Upgrade"));
  }

  @Test
  void a_path_goes_out_as_it_was_given() {
    SITE.serve(get(urlEqualTo("//a%2Fb//c?x=%20+")), aResponse().withBody("x"));

    assertThat(SITE.fetch(SITE.address("//a%2Fb//c?x=%20+")).sizeBytes()).isEqualTo(1);
  }

  @Test
  void an_empty_file_is_a_file() {
    SITE.serve(get("/empty"), aResponse());

    assertThat(SITE.fetch(SITE.address("/empty")).sizeBytes()).isZero();
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
      Failure failure = SITE.failureOf(() -> SITE.fetch(URI.create(address)));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
      assertThat(failure.text().substring(address.length())).doesNotContainPattern("\\d");
    }

    @Test
    void whose_host_is_not_known_is_tried_again_and_given_up() {
      Failure failure = SITE.failureOf(() -> SITE.fetch(URI.create("http://unknown.test/x")));

      assertThat(failure)
          .isEqualTo(new Failure(
              FailureCode.INPUT_UNREACHABLE, "http://unknown.test/x: the host is not known"));
    }

    @Test
    void of_a_server_that_cannot_prove_its_name_is_given_up() {
      var address = URI.create("https://files.test:" + SITE.web().httpsPort() + "/x");

      assertThat(SITE.failureOf(() -> SITE.fetch(address)).text())
          .endsWith(": no secure connection could be made");
    }

    @Test
    void where_nobody_listens_is_given_up() throws IOException {
      URI nobody;
      try (var server = ScriptedServer.saying("")) {
        nobody = server.address("/x");
      }

      assertThat(SITE.failureOf(() -> SITE.fetch(nobody)).text())
          .endsWith(": the server does not take connections");
    }

    @Test
    void with_credentials_sends_them_to_its_own_server_and_shows_them_to_nobody() {
      SITE.serve(get("/secret"), aResponse().withStatus(403));
      var address = URI.create("http://me:pa%20ss@127.0.0.1:" + SITE.web().port() + "/secret");

      Failure failure = SITE.failureOf(() -> SITE.fetch(address));

      SITE.web()
          .verify(getRequestedFor(urlEqualTo("/secret"))
              .withHeader("Authorization", equalTo("Basic bWU6cGEgc3M=")));
      assertThat(failure.text()).startsWith("http://127.0.0.1:").doesNotContain("pa%20ss");
    }
  }

  @Nested
  class ARedirect {

    @Test
    void is_followed() {
      redirect("/here", "there?x=1");
      SITE.serve(get("/there?x=1"), aResponse().withBody("x"));

      assertThat(SITE.fetch(SITE.address("/here")).finalAddress())
          .isEqualTo(SITE.address("/there?x=1"));
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

      Failure failure = SITE.failureOf(() -> SITE.fetch(SITE.address("/out")));

      assertThat(failure.code()).isEqualTo(FailureCode.INPUT_REFUSED);
      assertThat(failure.text()).startsWith(SITE.address("/out") + ": ");
    }

    @Test
    void to_another_server_takes_no_credentials_along() {
      redirect("/from", "http://files.test:" + SITE.web().port() + "/to");
      SITE.serve(get("/to"), aResponse().withBody("x"));

      SITE.fetch(URI.create("http://me:secret@127.0.0.1:" + SITE.web().port() + "/from"));

      SITE.web().verify(getRequestedFor(urlEqualTo("/to")).withoutHeader("Authorization"));
    }

    @Test
    void that_leads_in_a_circle_is_given_up_after_ten() {
      redirect("/circle", "/circle");

      assertThat(SITE.failureOf(() -> SITE.fetch(SITE.address("/circle"))))
          .isEqualTo(new Failure(
              FailureCode.INPUT_REFUSED, SITE.address("/circle") + ": more than 10 redirects"));
      SITE.web().verify(11, getRequestedFor(urlEqualTo("/circle")));
    }

    @Test
    void to_nowhere_is_refused() {
      SITE.serve(get("/nowhere"), aResponse().withStatus(302));

      assertThat(SITE.failureOf(() -> SITE.fetch(SITE.address("/nowhere"))).text())
          .endsWith(": the server redirects to nowhere");
    }

    private static void redirect(String path, String location) {
      SITE.serve(get(path), aResponse().withStatus(302).withHeader("Location", location));
    }
  }
}
