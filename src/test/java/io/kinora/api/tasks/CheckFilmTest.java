package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.tasks.TasksServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFilmTest {

  private TasksServer server;

  @BeforeEach
  void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer check(String film, String more) {
    String json = film.replace("\"", "\\\"");
    return server.postAs("/v2/check", "{'definition':\"" + json + "\"" + more + "}");
  }

  @Test
  void what_is_odd_is_told_with_its_place_and_the_name_that_was_meant() {
    Answer answer =
        check("<movie service=\"craftsman-1.0\"><body><stack duraton=\"3\"/></body></movie>", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"right\":true,\"problems\":[{\"severity\":\"warning\",\"rule\":\"V")
        .contains("\"line\":1,\"column\":45,", "duraton", "did you mean 'duration'");
  }

  @Test
  void what_is_odd_is_wrong_where_that_is_asked_for() {
    Answer answer = check("<stack duraton=\"3\"/>", ",'mode':'strict'");

    assertThat(answer.body()).startsWith("{\"right\":false,").contains("\"severity\":\"error\"");
  }

  @Test
  void a_film_without_end_is_wrong() {
    assertThat(check("<stack duration=\"1080000\"/>", "").body())
        .startsWith("{\"right\":false,")
        .contains("\"rule\":\"V22\"", "the film lasts 300 hours");
  }

  @Test
  void a_right_film_has_no_problems() {
    assertThat(check(
                "<movie service=\"craftsman-1.0\"><body><stack duration=\"3\"/></body></movie>", "")
            .body())
        .isEqualTo("{\"right\":true,\"problems\":[]}");
  }

  @Test
  void wrong_parameters_and_strangers_are_refused() {
    Answer wrong = server.postAs("/v2/check", "{'mode':'lax'}");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("\"name\":\"definition\"", "\"name\":\"mode\"");
    assertThat(server.post("/v2/check", "{'definition':'<film/>'}").status()).isEqualTo(401);
    assertThat(server.postAs("/v1/check", "{'definition':'<film/>'}").status()).isEqualTo(404);
    assertThat(server.get("/v2/check").status()).isEqualTo(405);
  }
}
