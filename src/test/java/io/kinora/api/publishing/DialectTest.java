package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.publishing.Wire.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The publishing contract, sections 2, 3, 13 and 15.
class DialectTest {

  private static final String VIDEO = "/publishing/v1/videos/vid_1";

  @TempDir
  private Path folder;

  private PublishingServer server;

  @BeforeEach
  void start() {
    server = PublishingServer.start(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String keyed(String member, String value) {
    return "\"" + member + "\":\"" + value + "\"";
  }

  @Nested
  class AProblem {

    @Test
    void is_an_object_with_its_members_in_order() {
      Answer answer = server.ask("GET", "/publishing/v1/none", "X-Request-Id", "mine");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
      assertThat(answer.body())
          .isEqualTo("{\"type\":\"https://media.example/problems/not-found\","
              + "\"title\":\"Not found\",\"status\":404,"
              + "\"detail\":\"There is nothing of yours at this address.\","
              + "\"code\":\"not-found\",\"request_id\":\"mine\"}");
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void has_a_page_that_explains_it(ProblemCode code) {
      Answer answer = server.ask("GET", "/problems/" + code.word());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
      assertThat(answer.body()).contains(code.title(), code.word(), code.advice());
    }

    @Test
    void of_ours_tells_nothing_of_our_inside() {
      Answer broken = server.ask("GET", "/publishing/v1/broken", "X-Request-Id", "mine");
      Answer full = server.ask("GET", "/publishing/v1/full");
      server.database.close();
      Answer lost = server.ask("GET", VIDEO, "Authorization", "Bearer mst_x");

      assertThat(broken.status()).isEqualTo(500);
      assertThat(broken.body())
          .contains(keyed("code", "internal"), keyed("request_id", "mine"))
          .doesNotContain("srv", "Exception");
      assertThat(full.status()).isEqualTo(507);
      assertThat(full.body()).contains("insufficient-storage").doesNotContain("srv");
      assertThat(lost.status()).isEqualTo(503);
      assertThat(lost.header("Retry-After")).isEqualTo("5");
      assertThat(lost.body()).contains(keyed("code", "unavailable")).doesNotContain("sql");
    }
  }

  @Nested
  class TheOrder {

    @Test
    void two_credentials_come_before_the_path() throws IOException {
      String answer = server.raw("""
          GET /publishing/v1/none HTTP/1.1
          Host: h
          Authorization: Bearer a
          Authorization: Bearer b
          Connection: close

          """);

      assertThat(answer).startsWith("HTTP/1.1 400").contains(keyed("code", "bad-request"));
    }

    @Test
    void the_path_comes_before_the_method_and_that_before_the_credential() {
      assertThat(server.ask("PURGE", "/publishing/v1/none").status()).isEqualTo(404);
      assertThat(server.ask("PURGE", VIDEO).status()).isEqualTo(405);
      assertThat(server.ask("PURGE", VIDEO, "Authorization", "Bearer x").status())
          .isEqualTo(405);
      assertThat(server.ask("GET", VIDEO, "Authorization", "Bearer x").status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/publishing/v1/videos/vid_1, 'DELETE, GET, HEAD'",
    "/publishing/v1/videos, POST",
    "/publishing/v1/videos/vid_1/content, 'OPTIONS, PUT'",
    "/oauth/revoke, POST",
    "/.well-known/oauth-authorization-server, 'GET, HEAD'"
  })
  void a_wrong_method_is_told_the_right_ones(String path, String allowed) {
    Answer answer = server.ask("PATCH", path);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo(allowed);
    assertThat(answer.value("code")).isEqualTo("method-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/publishing/v1",
        "/publishing/v1/",
        "/publishing/v10/videos/vid_1",
        "/publishing/v1/videos/vid_1/more",
        "/publishing/v1/videos/../../oauth/token",
        "/publishing/v1/videos/%2e%2e",
        "/publishing/v1/videos/%01",
        "/publishing/v1/videos/%ff",
        "/oauth/other",
        "/.well-known/other",
        "/problems/other"
      })
  void a_path_that_is_not_there_is_not_found(String path) throws IOException {
    String answer = server.raw("GET " + path + " HTTP/1.1\nHost: h\nConnection: close\n\n");

    assertThat(answer).startsWith("HTTP/1.1 404").contains(keyed("code", "not-found"));
  }

  @Test
  void head_works_wherever_get_does() {
    Answer page = server.ask("HEAD", "/problems/not-found");
    Answer video = server.ask("HEAD", VIDEO, "Authorization", "Bearer " + server.token());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).isEmpty();
    assertThat(page.header("Content-Length")).isNotEqualTo("0");
    assertThat(video.status()).isEqualTo(200);
    assertThat(server.ask("HEAD", VIDEO).status()).isEqualTo(401);
  }

  @Nested
  class TheNameOfARequest {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a",
          "A.b_c-9",
          "1234567890123456789012345678901234567890123456789012345678901234"
        })
    void is_the_clients_own(String id) {
      assertThat(server.ask("GET", "/problems/internal", "X-Request-Id", id).header("X-Request-Id"))
          .isEqualTo(id);
      assertThat(server.ask("GET", VIDEO, "X-Request-Id", id).value("request_id"))
          .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "a b",
          "é",
          "12345678901234567890123456789012345678901234567890123456789012345"
        })
    void is_a_new_one_where_the_clients_is_not_fit(String id) {
      assertThat(server.ask("GET", VIDEO, "X-Request-Id", id).header("X-Request-Id"))
          .matches("[0-9A-Za-z]{12}");
    }

    @Test
    void differs_from_request_to_request() {
      String first = server.ask("POST", "/oauth/token").header("X-Request-Id");
      String second = server.ask("POST", "/oauth/token").header("X-Request-Id");

      assertThat(first).isNotEqualTo(second);
    }
  }

  @Test
  void the_header_host_shows_up_nowhere() throws IOException {
    for (String path : Set.of("/.well-known/oauth-authorization-server", VIDEO, "/oauth/token")) {
      String answer = server.raw("GET " + path + """
           HTTP/1.1
          Host: evil.example
          X-Forwarded-Host: evil.example
          Forwarded: host=evil.example
          Connection: close

          """);

      assertThat(answer).startsWith("HTTP/1.1 ").contains("media.example").doesNotContain("evil");
    }
  }

  @Test
  void long_headers_and_lines_are_refused() {
    Answer headers = server.ask("GET", VIDEO, "X-Long", "x".repeat(17_000));
    Answer line = server.ask("GET", VIDEO + "?" + "x".repeat(9_000));

    assertThat(headers.status()).isEqualTo(400);
    assertThat(headers.value("code")).isEqualTo("bad-request");
    assertThat(line.value("code")).isEqualTo("bad-request");
  }

  @Nested
  class PagesOfOtherSites {

    private static final String SHOP = "https://shop.example";

    private void restart(String origins) {
      server.close();
      server = PublishingServer.start(folder, it -> it.withOrigins(CorsOrigins.parse(origins)));
    }

    private Answer preflight(String path, String origin) {
      return server.ask(
          "OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "DELETE");
    }

    @Test
    void are_shut_out_where_nobody_said_otherwise() {
      Answer answer = server.ask("GET", VIDEO, "Origin", SHOP);

      assertThat(answer.response().headers().map().keySet())
          .noneMatch(it -> it.startsWith("access-control"));
      assertThat(preflight(VIDEO, SHOP).status()).isEqualTo(405);
    }

    @Test
    void may_read_where_their_site_is_named() {
      restart(SHOP + ", https://other.example");

      Answer answer = server.ask("GET", VIDEO, "Origin", SHOP);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
      assertThat(answer.header("Vary")).isEqualTo("Origin");
      assertThat(answer.header("Access-Control-Expose-Headers"))
          .startsWith("Location, ETag, Retry-After, Range, X-Request-Id, RateLimit,")
          .endsWith("Upload-Metadata, Upload-Expires");
      assertThat(server
              .ask("GET", VIDEO, "Origin", "https://evil.example")
              .header("Access-Control-Allow-Origin"))
          .isEmpty();
      assertThat(server
              .ask("GET", "/problems/internal", "Origin", SHOP)
              .header("Access-Control-Allow-Origin"))
          .isEmpty();
    }

    @Test
    void are_told_what_they_may_without_a_credential() {
      restart(SHOP);

      Answer video = preflight(VIDEO, SHOP);
      Answer upload = preflight(VIDEO + "/content", SHOP);

      assertThat(video.status()).isEqualTo(204);
      assertThat(video.header("Access-Control-Allow-Methods")).isEqualTo("DELETE, GET, HEAD");
      assertThat(video.header("Access-Control-Allow-Headers"))
          .contains("Authorization", "Upload-Offset");
      assertThat(upload.header("Access-Control-Allow-Methods")).isEqualTo("OPTIONS, PUT");
      assertThat(preflight(VIDEO, "https://evil.example").header("Access-Control-Allow-Methods"))
          .isEmpty();
      assertThat(preflight("/publishing/v1/none", SHOP).status()).isEqualTo(404);
    }

    @Test
    void may_all_read_where_all_are_named() {
      restart("*");

      Answer answer = server.ask("GET", VIDEO, "Origin", SHOP);

      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
  }
}
