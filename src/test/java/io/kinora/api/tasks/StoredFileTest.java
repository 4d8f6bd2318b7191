package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.task.TaskId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tasks contract, section 9: output files at their addresses.
class StoredFileTest {

  private static final TaskId KEY = TaskId.random();
  private static final String KEPT = "/storage/acme/" + KEY + "/output";

  private static TasksServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
    server.files.put(KEY, "output", "0123456789", true);
    server.files.put(KEY, "preview", "01234", false);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_file_is_served_without_credentials() {
    Answer answer = server.get(KEPT);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("0123456789");
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.header("Last-Modified")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=604800");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void what_is_volatile_is_not_for_caches() {
    Answer answer = server.get("/storage/acme/" + KEY + "/preview");

    assertThat(answer.body()).isEqualTo("01234");
    assertThat(answer.header("Cache-Control")).isEmpty();
  }

  @Test
  void a_part_of_a_file_is_served() {
    Answer answer = server.get(KEPT, "Range", "bytes=2-4");

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo("234");
    assertThat(answer.header("Content-Range")).isEqualTo("bytes 2-4/10");
  }

  @Test
  void head_tells_about_a_file() {
    Answer answer = server.method("HEAD", KEPT, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void another_tenants_name_does_not_lead_to_a_file() {
    assertThat(server.get("/storage/zenith/" + KEY + "/output").status()).isEqualTo(404);
    assertThat(server.get("/storage/acme/" + KEY + "/export").status()).isEqualTo(404);
    assertThat(server.get("/storage/acme/x/output").status()).isEqualTo(404);
    assertThat(server.get("/storage/acme").status()).isEqualTo(404);
  }
}
