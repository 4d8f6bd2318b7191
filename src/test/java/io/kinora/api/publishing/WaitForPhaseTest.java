package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.publishing.Wire.Answer;
import io.kinora.engine.task.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The publishing contract, section 8.2, `Prefer: wait`.
class WaitForPhaseTest {

  @TempDir
  private Path folder;

  private final CountDownLatch mayEncode = new CountDownLatch(1);
  private VideoServer server;

  @BeforeEach
  void start() throws IOException {
    server = VideoServer.start(folder);
    server.encoding = _ -> {
      mayEncode.await();
      return new RunResult("{}");
    };
  }

  @AfterEach
  void stop() {
    mayEncode.countDown();
    server.close();
  }

  private Answer status(String id, String prefer) {
    return server.ask("GET", "/videos/" + id + "/status", "Prefer", prefer);
  }

  private CompletableFuture<Answer> statusLater(String id) {
    return CompletableFuture.supplyAsync(() -> status(id, "wait=30"));
  }

  @Test
  void the_answer_comes_when_the_phase_changes() {
    String id = server.slot("{\"title\":\"A film\"}");
    server.upload(id);
    server.awaitPhase(id, "encoding");
    CompletableFuture<Answer> answer = statusLater(id);
    assertThat(status(id, "wait=1").value("phase")).isEqualTo("encoding");
    assertThat(answer).isNotDone();

    mayEncode.countDown();

    assertThat(answer.join().value("phase")).isIn("queued", "finishing", "ready");
    assertThat(answer.join().header("Preference-Applied")).isEqualTo("wait=30");
  }

  @Test
  void the_first_byte_of_an_upload_is_a_new_phase() {
    String id = server.slot("{\"title\":\"A film\"}");
    CompletableFuture<Answer> answer = statusLater(id);

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

    assertThat(answer.join().value("phase")).isEqualTo("uploading");
  }

  @Test
  void a_video_that_is_removed_meanwhile_is_not_found() {
    String id = server.slot("{\"title\":\"A film\"}");
    CompletableFuture<Answer> answer = statusLater(id);

    server.ask("DELETE", "/videos/" + id);

    assertThat(answer.join().status()).isEqualTo(404);
  }

  @Test
  void what_has_ended_is_told_at_once() {
    mayEncode.countDown();
    String id = server.readyVideo("{\"title\":\"A film\"}");

    assertThat(status(id, "wait=30").value("phase")).isEqualTo("ready");
  }

  @Test
  void only_so_many_requests_of_a_tenant_wait() {
    String id = server.slot("{\"title\":\"A film\"}");
    List<CompletableFuture<Answer>> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = IntStream.range(0, 120)
          .mapToObj(_ -> CompletableFuture.supplyAsync(() -> status(id, "wait=3"), threads))
          .toList();
    }

    assertThat(
            answers.stream().filter(it -> it.join().header("Preference-Applied").isEmpty()))
        .hasSizeBetween(1, 20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wait=5 | 5",
        "WAIT = 7; foo | 7",
        "respond-async, wait=\"3\" | 3",
        "wait=60 | 30",
        "wait=0 | 0",
        "wait=-1 |",
        "wait=soon |",
        "wait |",
        "waiting=3 |"
      })
  void the_wish_is_read(String header, Integer seconds) {
    Optional<WaitPreference> wish = WaitPreference.find(List.of(header));

    assertThat(wish.map(WaitPreference::length))
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }
}
