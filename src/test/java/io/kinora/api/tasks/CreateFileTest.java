package io.kinora.api.tasks;

import static io.kinora.api.tasks.TasksServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.library.Store;
import io.kinora.engine.task.fake.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, sections 6.5 to 6.7: `create_file` and `file`.
class CreateFileTest {

  private static final String THUMB =
      "{'secret':'s3cret','task':{'task_name':'image.thumb','url':'http://h/a.png'}}";
  private static final String CHOICES = "choose one of: 'preview', 'export', 'thumbnail'";
  private static final String FILE = "https://media.example/storage/acme/[A-Z2-7]{26}/";

  private static TasksServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/create_file", "/v2/create_file/output", "/v1/create_file/cat.jpg"})
  void the_only_file_is_found_under_every_name(String path) {
    Answer answer = server.post(path, THUMB);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).matches(FILE + "dragon-image.thumb-[0-9A-Za-z]{6}");
  }

  @ParameterizedTest
  @CsvSource({"v2,medium,error", "v1,medium,message", "v2,'',error"})
  void a_name_that_is_none_is_said_before_anything_begins(
      String version, String name, String member) {
    Gate gate = server.works.newGate();

    Answer answer = server.postAs(
        "/" + version + "/create_file/" + name,
        "{'task':{'task_name':'video.create','definition':'<movie/>'}}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"error\",\"" + member + "\":\"'" + name
            + "' is not a valid filename, " + CHOICES + "\"}");
    assertThat(gate.arrived()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"preview", "preview.flv"})
  void a_part_of_the_result_is_enough(String name) {
    Gate gate = server.works.newGate();

    Answer answer = server.postAs(
        "/v2/create_file/" + name,
        "{'task':{'task_name':'video.create','definition':'<movie/>','preview':true}}");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).matches(FILE + "dragon-video.create-[0-9A-Za-z]{6}");
    gate.open();
  }

  @Test
  void a_task_that_fails_is_a_400_with_its_status() {
    Answer wrong = server.postAs("/v2/create_file", "{'task':{'task_name':'image.thumb'}}");
    Answer failed =
        server.postAs("/v2/create_file", "{'task':{'task_name':'nope','url':'http://h/a.png'}}");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.keyless())
        .isEqualTo(json("{'status':'error','key':'KEY','progress':null,"
            + "'events':{'completed':'T','queued':'T'},"
            + "'error':{'parameters':{'url':['this field is required']}}}"));
    assertThat(failed.status()).isEqualTo(400);
    assertThat(failed.body()).contains("unknown task 'nope'");
  }

  @Test
  void a_file_that_was_thrown_away_is_not_found() {
    Answer answer = server.postAs(
        "/v2/create_file",
        "{'task':{'task_name':'image.thumb','url':'http://h/a.png','task_store':'dummy'}}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"error\",\"error\":"
            + "\"'' is not a valid filename, there are no files\"}");
  }

  @Test
  void the_query_spells_a_definition_too() {
    Answer answer = server.get("/v2/create_file/cat.jpg?secret=s3cret&task_name=image.thumb"
        + "&url=http%3A%2F%2Fh%2Fa.png&width=8&crop=true&task_store=volatile");

    assertThat(answer.status()).isEqualTo(302);
    String key = answer.header("Location").replaceAll(".*/acme/|/dragon.*", "");
    assertThat(server.get("/v2/status?details=1&tasks=" + key).body())
        .contains(json("'parameters':{'url':'http://h/a.png','width':8,'crop':true,"))
        .contains(json("'task_store':{'type':'volatile'}"));
  }

  @Test
  void the_query_needs_credentials() {
    assertThat(server.get("/v2/create_file?task_name=hello&name=Jo").status()).isEqualTo(401);
  }

  @Test
  void a_file_of_an_earlier_task_is_waited_for() {
    String key = server
        .postAs("/v2/create", "{'tasks':{'task_name':'image.thumb','url':'http://h/a.png'}}")
        .key();

    server.put(key, "output", "thumb", Store.PERSISTENT);

    Answer answer = server.get("/v1/file/x.png?task=" + key);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .startsWith("https://media.example/storage/acme/" + key + "/dragon-image.thumb-");
  }

  /// Section 6.7: also of a kind that makes no files.
  @Test
  void a_file_of_a_task_that_has_failed_is_a_400_with_its_status() {
    String key =
        server.postAs("/v2/create", "{'tasks':{'task_name':'image.info'}}").key();

    for (String path : List.of("/v2/file", "/v2/file/x.png")) {
      Answer answer = server.get(path + "?task=" + key);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"status\":\"error\",\"key\":\"" + key);
    }
  }

  @Test
  void a_file_of_a_kind_that_makes_none_is_not_found() {
    String key = server
        .postAs("/v2/create", "{'block':true,'tasks':{'task_name':'hello','name':'Jo'}}")
        .key();

    assertThat(server.get("/v2/file?task=" + key).status()).isEqualTo(404);
  }

  /// Section 3: no such output any more.
  @Test
  void a_file_that_was_deleted_is_not_found() {
    String key = server
        .postAs(
            "/v2/create",
            "{'block':true,'tasks':{'task_name':'image.thumb','url':'http://h/a.png'}}")
        .key();

    Answer answer = server.get("/v2/file?task=" + key);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("there are no files");
  }

  @Test
  void a_file_of_a_task_that_there_is_not_is_not_found() {
    Answer answer = server.get("/v1/file?task=MFRGGZDFMZTWQ2LKNNWG23TPOA");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"error\",\"message\":\"there is no task with this ID\"}");
  }

  @Test
  void a_file_that_takes_too_long_is_to_be_asked_for_again(@TempDir Path folder) {
    try (var hasty = TasksServer.start(folder, it -> it.withBlockMax(Duration.ofMillis(400)))) {
      Gate gate = hasty.works.newGate();
      Answer answer = hasty.postAs(
          "/v2/create_file/export",
          "{'task':{'task_name':'video.create','definition':'<movie/>'}}");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      assertThat(answer.body()).startsWith("{\"status\":\"executing\"");
      await().until(() -> gate.arrived().size() == 1);
    }
  }
}
