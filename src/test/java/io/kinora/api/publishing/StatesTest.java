package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.publishing.VideoRecords;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// How far a video has come, as its client sees it. Source: the publishing contract, section 8 and
/// section 21, case 5.
class StatesTest {

  @TempDir
  private Path folder;

  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final CountDownLatch wasStopped = new CountDownLatch(1);
  private VideoServer server;

  @BeforeEach
  void start() throws IOException {
    server = VideoServer.start(folder);
  }

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    server.close();
  }

  private JsonNode status(String id) {
    return server.get("/videos/" + id + "/status");
  }

  /// A video that has come as far as `phase`, and stays there.
  private String videoIn(String phase) {
    switch (phase) {
      case "inspecting" -> server.inspecting = this::held;
      case "queued", "encoding" -> server.encoding = this::held;
      case "finishing" -> server.finishing = this::held;
      case "failed" ->
        server.encoding = _ -> {
          throw new Failure(FailureCode.INPUT_NOT_MEDIA, "no").asException();
        };
      default -> {} // Nothing is processed there.
    }
    String id = server.slot("{\"title\":\"A film\"}");
    if (phase.equals("queued")) { // Another one is encoded before it.
      server.upload(id);
      server.awaitPhase(id, "encoding");
      id = server.slot("{\"title\":\"Another film\"}");
    }
    if (phase.equals("uploading")) {
      server.send(
          "PATCH",
          "/videos/" + id + "/content",
          "fi",
          "Tus-Resumable",
          "1.0.0",
          "Upload-Offset",
          "0",
          "Content-Type",
          "application/offset+octet-stream");
    } else if (!phase.equals("awaiting_upload")) {
      server.upload(id);
    }
    server.awaitPhase(id, phase);
    return id;
  }

  private RunResult held(Run run) throws InterruptedException {
    run.onStop(wasStopped::countDown);
    mayGoOn.await();
    return new RunResult("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "awaiting_upload",
        "uploading",
        "queued",
        "inspecting",
        "encoding",
        "finishing",
        "ready",
        "failed"
      })
  void a_video_can_be_removed_in_every_phase(String phase) throws Exception {
    String id = videoIn(phase);
    String before = server.get("/videos/" + id).toString();

    assertThat(server.ask("DELETE", "/videos/" + id).status()).isEqualTo(204);

    for (String path : new String[] {"", "/status", "/video", "/thumbnail"}) {
      assertThat(server.ask("GET", "/videos/" + id + path).status()).as(path).isEqualTo(404);
    }
    assertThat(server.ask("HEAD", "/videos/" + id + "/content").status()).isEqualTo(404);
    assertThat(server.ask("DELETE", "/videos/" + id).status()).isEqualTo(404);
    if (phase.equals("ready")) {
      String media = before.replaceAll(".*\"mp4_url\":\"https://media.example([^\"]*)\".*", "$1");
      assertThat(server.wire.ask("GET", media).status()).isEqualTo(404);
    }
    if (phase.matches("inspecting|encoding|finishing")) {
      assertThat(wasStopped.await(5, TimeUnit.SECONDS)).isTrue();
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> Files.notExists(folder.resolve("up").resolve(id.substring(4))));
  }

  @Test
  void after_three_attempts_a_video_has_failed_by_a_mistake_of_ours() {
    var attempts = new ArrayList<Integer>();
    server.encoding = run -> {
      attempts.add(run.attempt());
      throw new IllegalStateException("at /srv/secret");
    };
    String id = server.slot("{\"title\":\"A film\"}");
    server.upload(id);

    await().atMost(Duration.ofSeconds(60)).until(() -> {
      server.clock.turn(Duration.ofSeconds(10)); // Between two attempts is a pause.
      return status(id).path("phase").asString().equals("failed");
    });

    JsonNode error = status(id).path("error");
    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(error.path("code").asString()).isEqualTo("internal");
    assertThat(error.path("retryable").asBoolean()).isTrue();
    assertThat(error.path("message").asString()).doesNotContain("/srv");
    assertThat(server.ask("GET", "/videos/" + id + "/video").value("type"))
        .endsWith("/processing-failed");
  }

  @Test
  void an_upload_that_is_left_alone_expires() throws Exception {
    String id = videoIn("uploading");
    assertThat(status(id).path("upload").path("expires_at").asString())
        .isEqualTo("2026-03-02T12:00:00.000Z");
    server.clock.turn(Duration.ofHours(24));

    server.videos.expireUploads();

    assertThat(status(id).path("status").asString()).isEqualTo("error");
    assertThat(status(id).path("error").path("code").asString()).isEqualTo("upload_expired");
    assertThat(server.ask("HEAD", "/videos/" + id + "/content").status()).isEqualTo(410);
    assertThat(folder.resolve("up").resolve(id.substring(4))).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "5, 1", "20, 5", "400, 60"})
  void the_pause_between_two_questions_grows_with_the_time_that_has_passed(
      int passedSeconds, int pauseSeconds) {
    String id = videoIn("encoding");
    server.clock.turn(Duration.ofSeconds(passedSeconds));

    Answer answer = server.ask("GET", "/videos/" + id + "/status");

    assertThat(answer.header("Retry-After")).isEqualTo(String.valueOf(pauseSeconds));
    assertThat(answer.body()).contains("\"poll_after\":" + pauseSeconds + ",");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void progress_never_falls_though_a_step_begins_anew() {
    var seen = new ArrayList<Integer>();
    server.encoding = run -> {
      run.progress(run.attempt() == 1 ? 60 : 10);
      run.phase("on");
      await().until(() -> status(idOf(run)).path("progress").asInt() > 2);
      seen.add(status(idOf(run)).path("progress").asInt());
      if (run.attempt() == 1) {
        throw new Failure(FailureCode.ENCODER_FAILED, "once").asException();
      }
      return new RunResult("{}");
    };
    String id = server.slot("{\"title\":\"A film\"}");
    server.upload(id);

    await().atMost(Duration.ofSeconds(60)).until(() -> {
      server.clock.turn(Duration.ofSeconds(10));
      return status(id).path("phase").asString().equals("ready");
    });

    assertThat(seen).containsExactly(56, 56);
    assertThat(status(id).path("progress").asInt()).isEqualTo(100);
  }

  private static String idOf(Run run) {
    return VideoRecords.of(run).toString();
  }
}
