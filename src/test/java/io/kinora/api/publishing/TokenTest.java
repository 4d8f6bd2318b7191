package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.access.Client;
import io.kinora.engine.access.Scopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// The publishing contract, section 4.1.
class TokenTest {

  private static final String GRANT = "grant_type=client_credentials";
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

  private Answer ask(String form, String... headers) {
    return server.form("/oauth/token", form, headers);
  }

  private String office() {
    return PublishingServer.basic("office", server.secret);
  }

  private String inBody() {
    return "&client_id=office&client_secret=" + server.secret;
  }

  @Nested
  class ARightRequest {

    @Test
    void gives_a_token_for_all_that_the_client_may() {
      Answer answer = ask(GRANT, "Authorization", office());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .matches("\\{\"access_token\":\"mst_[0-9A-Za-z]{43}\","
              + "\"token_type\":\"Bearer\",\"expires_in\":3600,"
              + "\"scope\":\"videos:read videos:write videos:delete\"}");
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Pragma")).isEqualTo("no-cache");
    }

    @Test
    void may_have_its_credentials_in_the_body() {
      assertThat(ask(GRANT + inBody()).status()).isEqualTo(200);
    }

    @Test
    void may_have_them_encoded_inside_basic_as_some_libraries_do() {
      String encoded = server.secret.replace("_", "%5F");

      assertThat(ask(GRANT, "Authorization", PublishingServer.basic("%6Fffice", encoded))
              .status())
          .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "BASIC", "Basic "})
    void may_spell_basic_as_it_likes(String scheme) {
      assertThat(ask(GRANT, "Authorization", office().replace("Basic", scheme)).status())
          .isEqualTo(200);
    }

    @Test
    void may_name_its_client_in_the_body_besides() {
      assertThat(ask(GRANT + "&client_id=office", "Authorization", office()).status())
          .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
      "videos:read, videos:read",
      "videos:delete+videos:read, videos:read videos:delete",
      "'', videos:read videos:write videos:delete"
    })
    void may_ask_for_less(String scope, String given) {
      assertThat(ask(GRANT + "&scope=" + scope, "Authorization", office()).value("scope"))
          .isEqualTo(given);
    }

    @Test
    void gives_another_token_each_time_and_all_work() {
      String first = server.token();
      String second = server.token();

      assertThat(first).isNotEqualTo(second);
      assertThat(List.of(first, second))
          .allSatisfy(it -> assertThat(
                  server.ask("GET", VIDEO, "Authorization", "Bearer " + it).status())
              .isEqualTo(200));
    }

    @Test
    void gives_a_token_that_outlives_the_server() {
      String token = server.token();

      server.close();
      server = PublishingServer.start(folder);

      assertThat(server.ask("GET", VIDEO, "Authorization", "Bearer " + token).status())
          .isEqualTo(200);
    }
  }

  @Nested
  class AWrongRequest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            grant_type=client_credentials&grant_type=client_credentials | 400 | invalid_request
            scope=videos:read                                           | 400 | invalid_request
            grant_type=                                                 | 400 | invalid_request
            grant_type=client_credentials&client_secret=x               | 400 | invalid_request
            grant_type=client_credentials&client_id=other               | 400 | invalid_request
            grant_type=password&username=u&password=p                   | 400 | unsupported_grant_type
            grant_type=client_credentials&scope=all                     | 400 | invalid_scope
            grant_type=client_credentials&scope=webhooks:manage         | 400 | invalid_scope
            """)
    void of_a_client_that_is_known_is_told_what_is_wrong(String form, int status, String error) {
      Answer answer = ask(form, "Authorization", office());

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).startsWith("{\"error\":\"" + error + "\",\"error_description\":\"");
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ???", "Basic b2ZmaWNl", "Basic JTo=", "Bearer x"})
    void of_nobody_is_told_how_to_say_who_one_is(String header) {
      Answer answer = header.isEmpty() ? ask(GRANT) : ask(GRANT, "Authorization", header);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.value("error")).isEqualTo("invalid_client");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"token\"");
    }

    @Test
    void of_a_stranger_is_answered_as_one_with_a_wrong_secret() {
      Answer stranger = ask(GRANT + "&client_id=stranger&client_secret=" + server.secret);
      Answer wrong = ask(GRANT + "&client_id=office&client_secret=mcs_wrong");

      assertThat(stranger.status()).isEqualTo(401);
      assertThat(stranger.body()).isEqualTo(wrong.body());
    }

    @Test
    void of_a_client_that_is_disabled_is_refused_too() {
      server.clients.setDisabled("office", true);

      assertThat(ask(GRANT + inBody()).value("error")).isEqualTo("invalid_client");
    }

    @Test
    void of_a_client_that_may_nothing_is_not_authorized() {
      String secret = server
          .clients
          .create(new Client("idle", PublishingServer.ACME, Scopes.of()))
          .orElseThrow()
          .secret();

      Answer answer = ask(GRANT + "&client_id=idle&client_secret=" + secret);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.value("error")).isEqualTo("unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x"})
    void of_another_type_is_invalid(String type) {
      Answer answer = server.send(
          "POST", "/oauth/token", GRANT, "Content-Type", type, "Authorization", office());

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.value("error")).isEqualTo("invalid_request");
    }

    @Test
    void that_is_too_large_is_invalid() {
      Answer answer = ask(GRANT + "&x=" + "x".repeat(20_000), "Authorization", office());

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.value("error")).isEqualTo("invalid_request");
    }

    @Test
    void by_get_is_told_the_method() {
      Answer answer = server.ask("GET", "/oauth/token");

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void with_an_encoded_body_is_of_an_unsupported_type() {
      assertThat(ask(GRANT + inBody(), "Content-Encoding", "gzip").status()).isEqualTo(415);
    }

    @Test
    void does_not_show_credentials_of_the_query() {
      assertThat(server.form("/oauth/token?" + inBody().substring(1), GRANT).status())
          .isEqualTo(401);
    }
  }

  @Nested
  class AfterTenWrongSecrets {

    private final String wrong = GRANT + "&client_id=office&client_secret=wrong";

    @BeforeEach
    void fail() {
      for (int count = 0; count < 10; count++) {
        assertThat(ask(wrong).status()).isEqualTo(401);
      }
    }

    @Test
    void another_is_told_to_wait_and_a_right_one_works() {
      server.clock.turn(Duration.ofMillis(500));

      Answer answer = ask(wrong);

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.header("Retry-After")).isEqualTo("60");
      assertThat(answer.value("error")).isEqualTo("invalid_client");
      assertThat(ask(GRANT + inBody()).status()).isEqualTo(200);
    }

    @Test
    void other_clients_are_not_slowed_down() {
      assertThat(ask(GRANT + "&client_id=other&client_secret=wrong").status()).isEqualTo(401);
    }

    @Test
    void a_minute_makes_them_forgotten() {
      server.clock.turn(Duration.ofSeconds(60));

      assertThat(ask(wrong).status()).isEqualTo(401);
    }
  }

  @Nested
  class Revoking {

    @Test
    void ends_the_token_at_once() {
      String token = server.token();

      Answer answer = server.form("/oauth/revoke", "token=" + token + inBody());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(server.ask("GET", VIDEO, "Authorization", "Bearer " + token).status())
          .isEqualTo(401);
    }

    @Test
    void a_token_that_is_unknown_or_of_another_client_changes_nothing() {
      String token = server.token();
      String other = server
          .clients
          .create(new Client("other", PublishingServer.ACME, Scopes.of()))
          .orElseThrow()
          .secret();
      String others = "&client_id=other&client_secret=" + other;

      assertThat(server.form("/oauth/revoke", "token=" + token + others).status())
          .isEqualTo(200);
      assertThat(server.form("/oauth/revoke", "token=none" + others).status()).isEqualTo(200);
      assertThat(server.ask("GET", VIDEO, "Authorization", "Bearer " + token).status())
          .isEqualTo(200);
    }

    @Test
    void needs_the_client_and_a_token() {
      assertThat(server.form("/oauth/revoke", "token=x").status()).isEqualTo(401);
      assertThat(server.form("/oauth/revoke", inBody().substring(1)).value("error"))
          .isEqualTo("invalid_request");
    }
  }

  @Test
  void libraries_find_the_endpoints() {
    Answer answer = server.ask("GET", "/.well-known/oauth-authorization-server");

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body())
        .isEqualTo("{\"issuer\":\"https://media.example\","
            + "\"token_endpoint\":\"https://media.example/oauth/token\","
            + "\"revocation_endpoint\":\"https://media.example/oauth/revoke\","
            + "\"grant_types_supported\":[\"client_credentials\"],"
            + "\"response_types_supported\":[],"
            + "\"token_endpoint_auth_methods_supported\":"
            + "[\"client_secret_basic\",\"client_secret_post\"],"
            + "\"revocation_endpoint_auth_methods_supported\":"
            + "[\"client_secret_basic\",\"client_secret_post\"],"
            + "\"scopes_supported\":"
            + "[\"videos:read\",\"videos:write\",\"videos:delete\",\"webhooks:manage\"]}");
  }

  /// Source: the publishing contract, sections 4.2, 15 and 21.6.
  @Test
  void secrets_and_tokens_are_in_no_log_and_no_file_of_the_database() throws IOException {
    var log = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level usual = root.getLevel();
    root.setLevel(Level.INFO);
    log.start();
    root.addAppender(log);
    String token;
    try {
      token = server.token();
      ask(GRANT + inBody());
      server.ask("GET", VIDEO + "?token=" + token, "Authorization", "Bearer " + token);
      server.form("/oauth/revoke", "token=" + token + inBody());
    } finally {
      root.detachAppender(log);
      root.setLevel(usual);
    }

    List<String> lines =
        log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(lines).anyMatch(it -> it.contains("action=token.revoke") && it.contains("done"));
    assertThat(lines).noneMatch(it -> it.contains(token) || it.contains(server.secret));
    for (String file : List.of("kinora.db", "kinora.db-wal")) {
      String bytes = Files.readString(folder.resolve(file), ISO_8859_1);
      assertThat(bytes.contains(token.substring(4))).isFalse();
      assertThat(bytes.contains(server.secret.substring(4))).isFalse();
    }
  }
}
