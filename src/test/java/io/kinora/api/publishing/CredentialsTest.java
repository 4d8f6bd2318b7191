package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.access.Scope;
import io.kinora.engine.access.Scopes;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The publishing contract, section 4, and section 14.
class CredentialsTest {

  private static final String VIDEO = "/publishing/v1/videos/vid_1";
  private static final String INVALID = "Bearer realm=\"publishing\", error=\"invalid_token\"";

  @TempDir
  private Path folder;

  private PublishingServer server;

  @BeforeEach
  void start() {
    server = PublishingServer.start(folder, it -> it.withRequestsPerMinuteMax(6));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String key(Scope... scopes) {
    return server.keys.create(PublishingServer.ACME, Scopes.of(scopes), null).secret();
  }

  private Answer get(String authorization) {
    return server.ask("GET", VIDEO, "Authorization", authorization);
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(INVALID);
    assertThat(answer.value("code")).isEqualTo("unauthorized");
  }

  @Test
  void a_token_and_a_key_open_the_door() {
    String key = key(Scope.VIDEOS_READ);
    String id = key.substring(4, 16);

    assertThat(get("Bearer " + server.token()).body())
        .isEqualTo("acme by client:office {id=vid_1}");
    assertThat(get("Bearer " + key).body()).isEqualTo("acme by key:" + id + " {id=vid_1}");
    assertThat(get("ApiKey " + key).status()).isEqualTo(200);
    assertThat(get("apikey  " + key).status()).isEqualTo(200);
    assertThat(get("bEARER " + key).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /videos/vid_1",
    "POST, /videos",
    "DELETE, /videos/vid_1",
    "PUT, /videos/v/content"
  })
  void without_one_there_is_a_challenge_without_error(String method, String path) {
    Answer answer = server.ask(method, "/publishing/v1" + path);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"publishing\"");
    assertThat(answer.value("code")).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer mst_0000000000000000000000000000000000000000000",
        "Bearer msk_000000000000_0000000000000000000000000000000000000000000",
        "Bearer a b c",
        "ApiKey x",
        "Basic b2ZmaWNlOng=",
        "mst_"
      })
  void one_that_is_malformed_or_unknown_is_invalid(String header) {
    assertRefused(get(header));
  }

  @Test
  void a_token_is_no_api_key() {
    assertRefused(get("ApiKey " + server.token()));
  }

  @Test
  void one_that_has_expired_is_invalid() {
    String token = server.token();

    server.clock.turn(Duration.ofHours(1));

    assertRefused(get("Bearer " + token));
  }

  @Test
  void one_whose_client_key_or_tenant_was_disabled_is_invalid_from_the_next_request_on() {
    String token = server.token();
    String key = key(Scope.VIDEOS_READ);

    server.clients.setDisabled("office", true);
    assertRefused(get("Bearer " + token));
    assertThat(get("Bearer " + key).status()).isEqualTo(200);
    server.tenants.setDisabled(PublishingServer.ACME, true);
    assertRefused(get("Bearer " + key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vid_1", "vid_2", "nothing"})
  void one_that_does_not_allow_it_is_told_which_scope_is_needed(String id) {
    Answer answer = server.ask(
        "DELETE",
        "/publishing/v1/videos/" + id,
        "Authorization",
        "Bearer " + key(Scope.VIDEOS_READ));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"publishing\", error=\"insufficient_scope\","
            + " scope=\"videos:delete\"");
    assertThat(answer.value("code")).isEqualTo("insufficient-scope");
  }

  @Test
  void one_in_the_query_is_not_looked_at() {
    String token = server.token();

    assertThat(server.ask("GET", VIDEO + "?access_token=" + token).status()).isEqualTo(401);
  }

  @Nested
  class WhereNoneIsNeeded {

    private static final String UPLOAD = "/publishing/v1/uploads/upl_1";

    @Test
    void nobody_has_to_show_one() {
      assertThat(server.ask("PUT", UPLOAD).body()).isEqualTo("somebody {token=upl_1}");
    }

    @Test
    void one_that_is_shown_must_be_good() {
      String token = server.token();

      assertRefused(server.ask("PUT", UPLOAD, "Authorization", "Bearer x"));
      assertThat(server.ask("PUT", UPLOAD, "Authorization", "Bearer " + token).body())
          .isEqualTo("acme by client:office {token=upl_1}");
    }

    @Test
    void asking_for_options_is_free() {
      Answer answer =
          server.ask("OPTIONS", "/publishing/v1/videos/v/content", "Authorization", "Bearer x");

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("RateLimit")).isEmpty();
    }
  }

  @Nested
  class Counted {

    @Test
    void each_answer_says_how_many_requests_are_left() {
      String key = key(Scope.VIDEOS_READ);

      Answer first = get("Bearer " + key);
      Answer second = get("Bearer " + key);

      assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=6;w=60");
      assertThat(first.header("RateLimit")).isEqualTo("\"default\";r=5;t=10");
      assertThat(second.header("RateLimit")).isEqualTo("\"default\";r=4;t=20");
    }

    @Test
    void one_too_many_waits_until_there_is_room_again() {
      String key = key(Scope.VIDEOS_READ);
      for (int count = 0; count < 6; count++) {
        assertThat(get("Bearer " + key).status()).isEqualTo(200);
      }

      Answer refused = get("Bearer " + key);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.value("code")).isEqualTo("rate-limited");
      assertThat(refused.header("Retry-After")).isEqualTo("10");
      assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=0;t=60");

      server.clock.turn(Duration.ofSeconds(10));
      assertThat(get("Bearer " + key).status()).isEqualTo(200);
      assertThat(get("Bearer " + key).status()).isEqualTo(429);
    }

    @Test
    void the_rate_comes_before_the_scope() {
      String key = key();
      for (int count = 0; count < 6; count++) {
        assertThat(get("Bearer " + key).status()).isEqualTo(403);
      }

      assertThat(get("Bearer " + key).status()).isEqualTo(429);
    }

    @Test
    void all_tokens_of_a_client_count_together_and_others_for_themselves() {
      for (int count = 0; count < 6; count++) {
        assertThat(get("Bearer " + server.token()).status()).isEqualTo(200);
      }

      assertThat(get("Bearer " + server.token()).status()).isEqualTo(429);
      assertThat(get("Bearer " + key(Scope.VIDEOS_READ)).status()).isEqualTo(200);
    }
  }
}
