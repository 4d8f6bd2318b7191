package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tasks contract, section 9: output files at their addresses.
class StoredFileTest {

  private static TasksServer server;
  private static String kept;
  private static String volatileOne;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
    kept = path("0123456789", Store.PERSISTENT);
    volatileOne = path("01234", Store.VOLATILE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_file_is_served_without_credentials() {
    Answer answer = server.get(kept);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("0123456789");
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.header("ETag")).matches("\"[0-9a-f]{64}\"");
    assertThat(answer.header("Last-Modified")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=604800");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void what_is_volatile_is_not_for_caches() {
    Answer answer = server.get(volatileOne);

    assertThat(answer.body()).isEqualTo("01234");
    assertThat(answer.header("Cache-Control")).isEmpty();
  }

  @Test
  void a_part_of_a_file_is_served() {
    Answer answer = server.get(kept, "Range", "bytes=2-4");

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo("234");
    assertThat(answer.header("Content-Range")).isEqualTo("bytes 2-4/10");
  }

  @Test
  void head_tells_about_a_file() {
    Answer answer = server.method("HEAD", kept, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void another_tenants_name_does_not_lead_to_a_file() {
    assertThat(server.get(kept.replace("acme", "zenith")).status()).isEqualTo(404);
    assertThat(server.get(kept.replace("thumb", "strip")).status()).isEqualTo(404);
    assertThat(server.get("/storage/acme/x/output").status()).isEqualTo(404);
    assertThat(server.get("/storage/acme").status()).isEqualTo(404);
  }

  @Test
  void the_address_in_a_status_is_the_one_that_is_served() {
    Answer answer = server.postAs(
        "/v2/create", "{'block':true,'tasks':{'task_name':'image.thumb','url':'http://h/a.png'}}");
    server.put(answer.key(), "output", "thumb", Store.PERSISTENT);

    String address = answer.body().replaceAll(".*\"output\":\"https://[^/]*([^\"]*)\".*", "$1");

    assertThat(server.get(address).body()).isEqualTo("thumb");
  }

  /// Of the output of a new task.
  private static String path(String text, Store store) {
    String key = server
        .postAs("/v2/create", "{'tasks':{'task_name':'image.thumb','url':'http://h/a.png'}}")
        .key();
    AssetFile file = server.put(key, "output", text, store);
    return "/storage/acme/" + StorageName.path(file);
  }
}
