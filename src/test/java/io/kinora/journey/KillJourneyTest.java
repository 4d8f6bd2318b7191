package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The real server is killed with -9 at random moments while it works.
class KillJourneyTest {

  private static final int TASKS = 300;
  private static final int KILLS = 4;
  private static final int PICTURES_EVERY = 10;

  @TempDir
  Path folder;

  @Test
  @Timeout(120)
  void no_task_is_lost_and_none_leaves_two_files() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    TestMedia.picture(files.resolve("red.jpg"), "color=0xC00000:size=640x360");
    Path data = folder.resolve("data");
    var random = new Random(11);
    try (var neighbour = Neighbour.with(files)) {
      Kinora kinora = Kinora.serve(data, 0);
      int port = kinora.port();
      List<String> keys = submit(kinora, neighbour);
      for (int kill = 0; kill < KILLS; kill++) {
        waitUntilDone(kinora, keys, TASKS * (kill + 1) / (KILLS + 2) + random.nextInt(20));
        kinora.kill();
        kinora = Kinora.serve(data, port);
      }
      waitUntilDone(kinora, keys, TASKS);

      for (String key : keys) {
        JsonNode status = kinora.status(key);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("success");
        JsonNode output = status.path("result").path("output");
        if (output.isString()) {
          assertThat(Kinora.get(URI.create(output.asString())).statusCode()).isEqualTo(200);
        }
      }
      assertThat(kinora.stop()).isZero();
    }
    assertThat(filesOfEachAsset(data)).hasSize(TASKS / PICTURES_EVERY).containsOnly(1);
  }

  /// What was fetched is not asked for again: its server is gone.
  @Test
  @Timeout(120)
  void a_film_that_was_killed_in_the_middle_is_gone_on_with() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    TestMedia.picture(files.resolve("red.jpg"), "color=0xC00000:size=640x360");
    Path data = folder.resolve("data");
    Kinora kinora;
    String key;
    try (var neighbour = Neighbour.with(files)) {
      kinora = Kinora.serve(data, 0);
      key = kinora
          .post("/v2/create", """
              {"secret":"%s","tasks":{"task_name":"video.create","profile":"360p","definition":
               "<movie service='craftsman-1.0'><body><effect type='kenburns' duration='60'>
                <image filename='%s'/></effect></body></movie>"}}""".replaceAll("\\n *", " ")
              .formatted(Kinora.SECRET, neighbour.address("red.jpg")))
          .get(0)
          .path("key")
          .asString();
      while (kinora.status(key).path("progress").asInt() < 45) {
        assertThat(kinora.status(key).path("status").asString()).isNotEqualTo("success");
      }
      kinora.kill();
    }
    Path begun = data.resolve("work/task-" + key);
    FileTime first = Files.getLastModifiedTime(begun.resolve("segment-0"));

    kinora = Kinora.serve(data, 0);
    assertThat(Files.getLastModifiedTime(begun.resolve("segment-0"))).isEqualTo(first);
    waitUntilDone(kinora, List.of(key), 1);

    assertThat(begun).doesNotExist();
    assertThat(kinora.stop()).isZero();
  }

  private static List<String> submit(Kinora kinora, Neighbour neighbour) throws Exception {
    var tasks = new ArrayList<String>();
    for (int count = 0; count < TASKS; count++) {
      tasks.add(
          count % PICTURES_EVERY == 0
              ? "{\"task_name\":\"image.thumb\",\"width\":64,\"url\":\""
                  + neighbour.address("red.jpg") + "\"}"
              : "{\"task_name\":\"hello\",\"name\":\"" + count + "\"}");
    }
    JsonNode statuses = kinora.post(
        "/v2/create",
        "{\"secret\":\"" + Kinora.SECRET + "\",\"tasks\":[" + String.join(",", tasks) + "]}");
    var keys = new ArrayList<String>();
    statuses.forEach(status -> keys.add(status.path("key").asString()));
    assertThat(new HashSet<>(keys)).hasSize(TASKS);
    return keys;
  }

  /// Asks again and again: the moment of a kill lies anywhere in the work.
  private static void waitUntilDone(Kinora kinora, List<String> keys, int count) throws Exception {
    int done = 0;
    while (done < count) {
      JsonNode statuses =
          kinora.post("/v2/status", "{\"tasks\":[\"" + String.join("\",\"", keys) + "\"]}");
      done = 0;
      for (JsonNode status : statuses) {
        done += status.path("status").asString().equals("success") ? 1 : 0;
      }
    }
  }

  /// How many files clients see of each asset; read from the database of the stopped server.
  private static List<Integer> filesOfEachAsset(Path data) throws Exception {
    var counts = new ArrayList<Integer>();
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("kinora.db"));
        var rows = database
            .createStatement()
            .executeQuery(
                "select count(*) from asset_file where removed_at is null group by asset_id")) {
      while (rows.next()) {
        counts.add(rows.getInt(1));
      }
    }
    return counts;
  }
}
