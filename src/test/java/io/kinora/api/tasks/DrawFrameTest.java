package io.kinora.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.tasks.TasksServer.Answer;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawFrameTest {

  private TasksServer server;

  @BeforeEach
  void start(@TempDir Path folder) {
    server = TasksServer.start(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_frame_is_answered_as_a_picture_with_the_length_of_the_film() {
    Answer answer = server.postAs("/v2/frame", "{'definition':'<film/>','time':2.5,'more':1}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.header("X-Film-Duration")).isEqualTo("12.5");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body())
        .isEqualTo("acme {\"definition\":\"<film/>\",\"time\":2.5,\"profile\":\"360p\","
            + "\"format\":\"jpeg\"}");
  }

  @Test
  void what_is_wrong_is_said_of_all_parameters_at_once() {
    Answer answer = server.postAs("/v2/frame", "{'time':'soon','format':'bmp'}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("{\"name\":\"definition\",\"location\":\"body\","
            + "\"description\":\"this field is required\"}")
        .contains("\"name\":\"time\"")
        .contains("\"name\":\"format\"");
  }

  @Test
  void a_film_that_cannot_be_drawn_is_the_fault_of_its_definition() {
    server.frames.failWith(new Failure(FailureCode.INPUT_NOT_MEDIA, "File 'x' is no image"));

    Answer answer = server.postAs("/v2/frame", "{'definition':'<film/>'}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"error\",\"errors\":[{\"name\":\"definition\","
            + "\"location\":\"body\",\"description\":\"File 'x' is no image\"}]}");
  }

  @Test
  void who_comes_when_too_much_is_drawn_is_told_to_come_again() {
    server.frames.failWith(new Failure(FailureCode.UNAVAILABLE, "too many frames"));

    Answer answer = server.postAs("/v2/frame", "{'definition':'<film/>'}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("60");
  }

  @Test
  void nobody_draws_without_credentials_and_version_1_knows_no_frames() {
    assertThat(server.post("/v2/frame", "{'definition':'<film/>'}").status()).isEqualTo(401);
    assertThat(server.postAs("/v1/frame", "{'definition':'<film/>'}").status()).isEqualTo(404);
    assertThat(server.get("/v2/frame").status()).isEqualTo(405);
  }
}
