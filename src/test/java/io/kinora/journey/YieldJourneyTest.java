package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.TaskDesk;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.db.Database;
import io.kinora.media.fake.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A long film and a short one on a server that makes one at a time.
class YieldJourneyTest {

  private static final Duration LONG = Duration.ofSeconds(100);

  @TempDir
  Path folder;

  @Test
  @Timeout(240)
  void a_long_film_gives_way_to_an_urgent_one_and_keeps_what_it_has_drawn() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    TestMedia.picture(files.resolve("red.jpg"), "color=0xC00000:size=640x360");
    Path data = folder.resolve("data");
    try (var neighbour = Neighbour.with(files);
        Kinora kinora = Kinora.serve(data, 0, "--lanes", "heavy=1")) {
      String film = submit(kinora, neighbour, 120);
      Path segment = data.resolve("work/task-" + film).resolve("segment-0");
      await().atMost(LONG).until(() -> Files.exists(segment));
      FileTime drawn = Files.getLastModifiedTime(segment);
      String urgent = submit(kinora, neighbour, 1);

      prioritise(data, urgent);

      await().atMost(LONG).until(() -> isDone(kinora, urgent));
      assertThat(isDone(kinora, film)).isFalse();
      assertThat(Files.getLastModifiedTime(segment)).isEqualTo(drawn);
      await().atMost(LONG).until(() -> attempts(data, film) == 2);
      assertThat(Files.getLastModifiedTime(segment)).isEqualTo(drawn);
      await().atMost(LONG).until(() -> isDone(kinora, film));
      assertThat(attempts(data, film)).isEqualTo(2);
      assertThat(kinora.stop()).isZero();
    }
  }

  private static String submit(Kinora kinora, Neighbour neighbour, int seconds) throws Exception {
    return kinora
        .post("/v2/create", """
            {"secret":"%s","tasks":{"task_name":"video.create","profile":"360p","definition":
             "<movie service='craftsman-1.0'><body><effect type='kenburns' duration='%d'>
              <image filename='%s'/></effect></body></movie>"}}""".replaceAll("\\n *", " ")
            .formatted(Kinora.SECRET, seconds, neighbour.address("red.jpg")))
        .get(0)
        .path("key")
        .asString();
  }

  private static boolean isDone(Kinora kinora, String key) throws Exception {
    String status = kinora.status(key).path("status").asString();
    assertThat(status).isNotEqualTo("error");
    return status.equals("success");
  }

  private static void prioritise(Path data, String key) {
    try (Database database = open(data)) {
      assertThat(new TaskDesk(database).prioritise(new TaskId(key), 5)).isPresent();
    }
  }

  private static int attempts(Path data, String key) {
    try (Database database = open(data)) {
      return database.<Integer>read(handle -> handle
          .createQuery("select attempt from task where id = :id")
          .bind("id", key)
          .mapTo(Integer.class)
          .one());
    }
  }

  private static Database open(Path data) {
    return Database.open("jdbc:sqlite:" + data.resolve("kinora.db"), 2);
  }
}
