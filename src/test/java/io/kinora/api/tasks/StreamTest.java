package io.kinora.api.tasks;

import static io.kinora.api.tasks.TasksServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.engine.task.fake.Gate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, sections 6.2 and 6.4: `create_stream` and `status_stream`.
class StreamTest {

  private static final String DONE =
      "'progress':null,'events':{'completed':'T','started':'T','queued':'T'}";
  private static final String SLOW = "{'tasks':{'task_name':'video.info','url':'http://h/'}}";

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
  void a_stream_begins_with_the_list_and_has_each_final_status_once() {
    Answer answer = server.postAs(
        "/v2/create_stream",
        "{'tasks':[{'task_name':'hello','name':'John'},{'task_name':'hello','name':'Jane'},"
            + "{'task_name':'hello'}]}");

    List<String> lines = answer.keyless().lines().toList();
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).endsWith("}\n").doesNotContain("\n\n");
    assertThat(lines.getFirst())
        .startsWith("[{\"status\":\"queued\"")
        .endsWith(",\"error\":{\"parameters\":{\"name\":[\"this field is required\"]}}}]");
    assertThat(lines.stream().skip(1).filter(it -> !it.contains("executing")))
        .containsExactlyInAnyOrder(
            json("{'status':'success','key':'KEY'," + DONE + ",'result':'Hello John'}"),
            json("{'status':'success','key':'KEY'," + DONE + ",'result':'Hello Jane'}"),
            json("{'status':'error','key':'KEY','progress':null,'events':{'completed':'T',"
                + "'queued':'T'},'error':{'parameters':{'name':['this field is required']}}}"));
  }

  @Test
  void each_change_is_a_line_that_comes_at_once() throws Exception {
    Gate gate = server.works.newGate();
    try (Socket socket = server.rawPost(
        "/v2/create_stream",
        "{'tasks':[{'task_name':'video.create','definition':'<movie/>','preview':true}]}")) {
      BufferedReader lines = reader(socket);
      assertThat(next(lines, "status")).startsWith("[{\"status\":\"queued\"");
      assertThat(next(lines, "\"result\""))
          .startsWith("{\"status\":\"executing\"")
          .contains("\"preview\":\"https://media.example/storage/acme/");
      await().until(() -> gate.arrived().size() == 1);

      gate.open();

      assertThat(next(lines, "success")).contains("\"export\":\"https://media.example/");
      assertThat(lines.lines()).noneMatch(it -> it.contains("status"));
    }
  }

  @Test
  void progress_alone_is_told_twice_a_second_at_most() {
    Answer answer = server.postAs(
        "/v2/create_stream", "{'tasks':{'task_name':'video.thumb','url':'http://h/'}}");

    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSizeBetween(3, 6); // In 1.2 s, with list and final status.
    assertThat(lines.getLast()).startsWith("{\"status\":\"success\"");
  }

  @Test
  void a_task_that_was_final_before_is_sent_as_its_own_line_too_once() {
    String key = server
        .postAs("/v2/create", "{'block':true,'tasks':{'task_name':'hello','name':'Jo'}}")
        .key();
    String status =
        json("{'status':'success','key':'" + key + "'," + DONE + ",'result':'Hello Jo'}");

    Answer answer = server.get("/v2/status_stream?tasks=" + key + "&tasks=" + key);

    assertThat(answer.body()).isEqualTo("[" + status + "," + status + "]\n" + status + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/stream", "/v2/status_stream", "/v1/status_stream"})
  void a_stream_has_its_names_for_get_and_post(String path) {
    Answer created = server.postAs("/v2/create", "{'tasks':{'task_name':'hello','name':'Jo'}}");

    Answer got = server.get(path + "?tasks=" + created.key());
    Answer posted = server.post(path, "{'tasks':['" + created.key() + "']}");

    assertThat(got.body()).startsWith("[{").endsWith("\"result\":\"Hello Jo\"}\n");
    assertThat(posted.body()).startsWith("[{").endsWith("\"result\":\"Hello Jo\"}\n");
  }

  @Test
  void a_stream_ends_when_the_server_stops(@TempDir Path folder) throws Exception {
    try (var stopping = TasksServer.start(folder)) {
      Gate gate = stopping.works.newGate();
      try (Socket socket = stopping.rawPost("/v2/create_stream", SLOW)) {
        await().until(() -> gate.arrived().size() == 1);

        stopping.stopHttp();

        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain("success");
      }
    }
  }

  @Test
  void a_client_that_leaves_a_stream_frees_its_thread() throws Exception {
    Gate gate = server.works.newGate();
    Socket socket = server.rawPost("/v2/create_stream", SLOW);
    await().until(() -> gate.arrived().size() == 1);
    long before = server.endedRequests();

    socket.close();

    await().atMost(Duration.ofSeconds(3)).until(() -> server.endedRequests() > before);
    gate.open();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /// The next line that has this word.
  private static String next(BufferedReader lines, String word) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(word)) {
        return line;
      }
    }
    throw new AssertionError("the stream ended before " + word);
  }
}
