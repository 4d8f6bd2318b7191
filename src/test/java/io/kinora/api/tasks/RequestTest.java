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

/// The tasks contract, sections 1 and 3: requests as such.
class RequestTest {

  private static final String HELLO =
      "{'secret':'s3cret','tasks':{'task_name':'hello','name':'Jo'}}";

  private static TasksServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server =
        TasksServer.start(folder, settings -> settings.withTasksMax(3).withBodyBytesMax(1_000));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void without_tasks_the_answer_is_the_manuals_400() {
    Answer answer = server.post("/v2/create", "{'secret':'s3cret'}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"error\",\"errors\":[{\"name\":\"tasks\",\"location\":\"body\","
            + "\"description\":\"tasks is missing\"}]}");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          POST | /v2/create        | {                    | 400 | body   | body        | invalid JSON
          POST | /v2/create        | []                   | 400 | body   | body        | invalid JSON
          POST | /v2/create        | {} {}                | 400 | body   | body        | invalid JSON
          POST | /v2/create        | {"tasks":null}       | 400 | tasks  | body        | tasks is missing
          POST | /v2/create        | {"tasks":[]}         | 400 | tasks  | body        | tasks must be a task definition or a list of them, not empty
          POST | /v2/create        | {"tasks":7}          | 400 | tasks  | body        | tasks must be a task definition or a list of them, not empty
          POST | /v2/create        | {"tasks":[1,2,3,4]}  | 400 | tasks  | body        | at most 3 tasks are allowed
          POST | /v2/create        | {"block":"maybe"}    | 400 | block  | body        | not a valid boolean
          POST | /v1/create_stream | {}                   | 400 | tasks  | body        | tasks is missing
          POST | /v2/create_file   | {}                   | 400 | task   | body        | task is missing
          POST | /v2/create_file   | {"task":"hello"}     | 400 | task   | body        | task must be a task definition
          POST | /v2/status        | {}                   | 400 | tasks  | body        | tasks is missing
          POST | /v2/status        | {"tasks":{}}         | 400 | tasks  | body        | tasks must be a list of keys
          POST | /v2/status_stream | {"tasks":["a","b","c","d"]} | 400 | tasks | body  | at most 3 keys are allowed
          GET  | /v2/status        |                      | 400 | tasks  | querystring | tasks is missing
          GET  | /v2/stream        |                      | 400 | tasks  | querystring | tasks is missing
          GET  | /v1/file          |                      | 400 | task   | querystring | task is missing
          GET  | /v2/create        |                      | 405 | method | path        | method not allowed
          PUT  | /v2/status        |                      | 405 | method | path        | method not allowed
          POST | /v2/file          |                      | 405 | method | path        | method not allowed
          POST | /storage/a/b/c    |                      | 405 | method | path        | method not allowed
          POST | /v2/create/x      |                      | 404 | url    | path        | there is nothing at this URL
          GET  | /v2               |                      | 404 | url    | path        | there is nothing at this URL
          GET  | /v3/status        |                      | 404 | url    | path        | there is nothing at this URL
          GET  | /v2/cancel        |                      | 404 | url    | path        | there is nothing at this URL
          GET  | /v2/file/%2e%2e   |                      | 400 | url    | path        | The path has a part that is not allowed.
          """)
  void a_faulty_request_is_told_what_is_wrong_with_it(
      String method,
      String path,
      String body,
      int status,
      String name,
      String location,
      String description) {
    Answer answer =
        server.method(method, path, body == null ? "" : body, "Authorization", "Secret s3cret");

    assertThat(answer.body())
        .isEqualTo("{\"status\":\"error\",\"errors\":[{\"name\":\"" + name + "\",\"location\":\""
            + location + "\",\"description\":\"" + description + "\"}]}");
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void credentials_are_looked_at_before_tasks() {
    assertThat(server.post("/v2/create", "{}").status()).isEqualTo(401);
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    Answer answer = server.postAs("/v2/create", "{'x':'" + "y".repeat(1_000) + "'}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"name\":\"body\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain;charset=UTF-8",
        "application/x-www-form-urlencoded",
        "application/json",
        "multipart/form-data"
      })
  void a_body_is_json_whatever_its_type_says(String type) {
    assertThat(server.post("/v2/create", HELLO, "Content-Type", type).status()).isEqualTo(200);
  }

  @Test
  void a_body_that_is_nested_too_deeply_is_no_json() {
    Answer answer = server.postAs("/v2/create", "{'tasks':" + "[".repeat(900) + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000\\u007f", "\\ud800", "\\u2028\\uffff", "é🎬"})
  void odd_characters_in_names_and_values_do_no_harm(String text) {
    Answer answer = server.postAs(
        "/v2/create",
        "{'block':true,'tasks':[{'task_name':'hello','name':'" + text + "'},{'task_name':'" + text
            + "'}]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"result\":\"Hello ").contains("unknown task '");
  }

  @Test
  void a_body_needs_no_type() {
    assertThat(server.post("/v2/create", HELLO).status()).isEqualTo(200);
  }

  @Test
  void a_body_is_ignored_on_get() {
    Answer answer = server.method("GET", "/v2/status?tasks=x&block=true", "{}");

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//v2/create", "/v2//create", "/v2/create/", "/v1/create"})
  void slashes_too_many_are_overlooked(String path) {
    assertThat(server.post(path, HELLO).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/create", "/v1/status", "/storage/a/b/c", "/v2/nothing"})
  void a_browser_may_ask_from_anywhere(String path) {
    Answer answer = server.method("OPTIONS", path, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Allow-Methods"))
        .isEqualTo("GET, POST, DELETE, OPTIONS");
    assertThat(answer.header("Access-Control-Allow-Headers"))
        .isEqualTo("Authorization, Content-Type");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86400");
  }

  @ParameterizedTest
  @ValueSource(strings = {HELLO, "{}", "{"})
  void every_answer_may_be_read_by_pages(String body) {
    assertThat(server.post("/v2/create", body).header("Access-Control-Allow-Origin"))
        .isEqualTo("*");
  }
}
