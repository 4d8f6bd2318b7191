package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.tasks.TasksServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, section 2, and its checklist, item 1.
class CredentialsTest {

  private static final String TASK = "'tasks':{'task_name':'hello','name':'Jo'}}";

  private static TasksServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_secret_may_stand_in_the_body() {
    assertThat(create("'secret':'s3cret',", "").status()).isEqualTo(200);
  }

  @Test
  void the_secret_may_stand_in_the_query() {
    assertThat(create("", "?secret=s3cret").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Secret s3cret", "secret  s3cret", "s3cret"})
  void the_secret_may_stand_in_the_header(String header) {
    assertThat(create("", "", "Authorization", header).status()).isEqualTo(200);
  }

  @Test
  void the_body_comes_before_the_query_and_that_before_the_header() {
    assertThat(create("'secret':'s3cret',", "?secret=x", "Authorization", "x").status())
        .isEqualTo(200);
    assertThat(create("", "?secret=s3cret", "Authorization", "Basic x").status())
        .isEqualTo(200);
    assertThat(create("'secret':'x',", "?secret=s3cret").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
          ``                 | ``              | -               | secret  | body        | invalid credentials
          `'secret':'x',`    | ``              | -               | secret  | body        | invalid credentials
          ``                 | ?secret=x       | -               | secret  | querystring | invalid credentials
          ``                 | ``              | Secret x        | secret  | header      | invalid credentials
          ``                 | ``              | Bearer s3cret   | secret  | header      | invalid credentials
          `'api_key':'x',`   | ``              | -               | api_key | body        | invalid credentials
          ``                 | ``              | Api-Key x       | api_key | header      | invalid credentials
          ``                 | ``              | Api-Key 4pikey  | api_key | header      | referrer not allowed
          ``                 | ?api_key=4pikey | -               | api_key | header      | referrer not allowed
          """)
  void who_is_not_known_is_told_what_was_looked_at(
      String body, String query, String header, String name, String location, String description) {
    Answer answer =
        header == null ? create(body, query) : create(body, query, "Authorization", header);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"error\",\"errors\":[{\"name\":\"" + name + "\",\"location\":\""
            + location + "\",\"description\":\"" + description + "\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Referer", "Referrer", "Origin"})
  void an_api_key_works_on_pages_of_its_domains(String header) {
    assertThat(create("'api_key':'4pikey',", "", header, "https://www.example.com/page")
            .status())
        .isEqualTo(200);
    assertThat(create("", "", "Authorization", "Api-Key 4pikey", header, "https://example.com")
            .status())
        .isEqualTo(200);
    assertThat(
            create("'api_key':'4pikey',", "", header, "https://elsewhere.test/").status())
        .isEqualTo(401);
  }

  @Test
  void a_page_of_such_a_domain_is_named_in_the_answer() {
    Answer answer = create("'api_key':'4pikey',", "", "Origin", "https://www.example.com");

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://www.example.com");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&secret=x", "&secret=s3cret"})
  void a_status_needs_no_credentials_and_ignores_them(String query) {
    String key = create("'secret':'s3cret',", "").key();

    assertThat(server.get("/v2/status?tasks=" + key + query).status()).isEqualTo(200);
  }

  private static Answer create(String body, String query, String... headers) {
    return server.post("/v2/create" + query, "{" + body + TASK, headers);
  }
}
