package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.library.Store;
import io.kinora.engine.task.fake.Gate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tasks contract, section 10, preview: a file that is read while it is made.
class GrowingFileTest {

  private TasksServer server;
  private Gate gate;
  private String key;
  private String address;

  @BeforeEach
  void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
    gate = server.works.newGate();
    Answer created = server.postAs(
        "/v2/create_file/preview",
        "{'task':{'task_name':'video.create','definition':'<movie/>','preview':true}}");
    address = created.header("Location").replace("https://media.example", "");
    key = address.split("/", -1)[3];
    server.append(key, "preview", "FLV begins ", 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private BufferedReader get() throws IOException {
    Socket socket = server.raw("GET " + address + " HTTP/1.1\r\nHost: h\r\n\r\n");
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String upTo(BufferedReader reader, String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = reader.read();
      if (next < 0) {
        throw new IOException("closed after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  @Test
  void it_is_served_without_a_length_as_it_grows_until_it_is_whole() throws IOException {
    try (BufferedReader answer = get()) {
      assertThat(upTo(answer, "FLV begins "))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Content-Type: video/x-flv\r\n")
          .contains("Cache-Control: no-store\r\n")
          .doesNotContain("Content-Length");

      server.append(key, "preview", "and goes on ", 1);
      assertThat(upTo(answer, "and goes on ")).isNotEmpty();
      server.put(key, "preview", "FLV begins and goes on to its end", Store.VOLATILE);

      assertThat(upTo(answer, "\r\n0\r\n\r\n")).contains("to its end");
    }
    assertThat(server.get(address).header("Content-Length")).isEqualTo("33");
  }

  @Test
  void its_head_is_told_at_once() {
    Answer head = server.method("HEAD", address, "");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo("video/x-flv");
    assertThat(head.header("Content-Length")).isEmpty();
  }

  @Test
  void a_second_run_goes_on_where_the_first_had_come_to() throws IOException {
    try (BufferedReader answer = get()) {
      assertThat(upTo(answer, "FLV begins ")).isNotEmpty();

      server.put(key, "preview", "FLV begins anew", Store.VOLATILE);

      assertThat(upTo(answer, "\r\n0\r\n\r\n")).contains("\r\nanew\r\n");
    }
  }

  @Test
  void a_file_that_never_becomes_whole_does_not_look_so() throws IOException {
    try (BufferedReader answer = get()) {
      assertThat(upTo(answer, "FLV begins ")).isNotEmpty();

      gate.open();

      assertThatThrownBy(() -> upTo(answer, "\r\n0\r\n\r\n")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_client_that_leaves_frees_its_thread() throws IOException {
    long before = server.endedRequests();
    try (BufferedReader answer = get()) {
      assertThat(upTo(answer, "FLV begins ")).isNotEmpty();
    }

    await().until(() -> server.endedRequests() == before + 1);
  }

  @Test
  void another_tenants_name_does_not_lead_to_it() {
    assertThat(server.get(address.replace("acme", "zenith")).status()).isEqualTo(404);
    assertThat(server.get(address.replaceFirst(".$", "!")).status()).isEqualTo(404);
  }
}
