package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.Callback;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tasks contract, section 8.
class TasksCallbacksTest {

  private static final String BOTH =
      ",'url_callback':'http://client.test/done','url_errback':'http://client.test/failed'";

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
  void success_is_called_back_with_the_status() {
    String key = create("v2", "'task_name':'hello','name':'Jo'" + BOTH);

    Callback callback = callback(key);

    assertThat(callback.order().address()).hasToString("http://client.test/done");
    assertThat("[" + callback.order().body() + "]")
        .isEqualTo(server.get("/v2/status?tasks=" + key).body());
    assertThat(callback.order().contentType()).isEqualTo("application/json");
    assertThat(callback.order().delays())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25));
  }

  @Test
  void failure_is_called_back_elsewhere_in_the_version_of_the_task() {
    String key = create("v1", "'task_name':'image.info','url':'http://h/INPUT_NOT_MEDIA'" + BOTH);

    Callback callback = callback(key);

    assertThat(callback.order().address()).hasToString("http://client.test/failed");
    assertThat("[" + callback.order().body() + "]")
        .isEqualTo(server.get("/v1/status?tasks=" + key).body())
        .contains("\"result\":\"File '");
  }

  @Test
  void a_wrong_task_is_called_back_if_that_address_is_right() {
    String key = create(
        "v2",
        "'task_name':'image.info','url_callback':'x','url_errback':'http://client.test/failed'");

    assertThat(callback(key).order().body())
        .contains("\"parameters\":{\"url\":[\"this field is required\"],"
            + "\"url_callback\":[\"not a valid URL\"]}");
  }

  @Test
  void who_asked_for_the_other_callback_hears_nothing() {
    String silent = create("v2", "'task_name':'hello','name':'Jo','url_errback':'http://h/'");
    String heard = create("v2", "'task_name':'hello','name':'Jo','url_callback':'http://h/'");

    assertThat(callback(heard).number()).isEqualTo(1);
    assertThat(of(silent)).isEmpty();
  }

  @Test
  void a_part_of_the_result_is_not_called_back() {
    server.works.newGate().open();
    String key =
        create("v2", "'task_name':'video.create','definition':'<movie/>','preview':true" + BOTH);

    assertThat(callback(key).order().body()).contains("\"status\":\"success\"");
    assertThat(of(key)).hasSize(1);
  }

  /// The key of a new task, when it has ended.
  private static String create(String version, String definition) {
    return server
        .postAs("/" + version + "/create", "{'block':true,'tasks':{" + definition + "}}")
        .key();
  }

  private static Callback callback(String key) {
    await().until(() -> !of(key).isEmpty());
    return of(key).getFirst();
  }

  private static List<Callback> of(String key) {
    return server.sender.sent().stream()
        .filter(it -> it.task().value().equals(key))
        .toList();
  }
}
