package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.task.TaskAudit;
import io.kinora.infra.base.Sha256;
import io.kinora.infra.db.Database;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// One film, made by processes that share a PostgreSQL and a bucket and nothing else.
@Timeout(240)
class ManyMachinesTest {

  private static final Duration LONG = Duration.ofSeconds(100);

  @TempDir
  private static Path shared;

  private static Path files;

  /// What one process alone makes.
  private static List<String> alone;

  @TempDir
  Path folder;

  @BeforeAll
  static void makeItAlone() throws Exception {
    files = Files.createDirectory(shared.resolve("files"));
    TestMedia.picture(files.resolve("first.jpg"), "testsrc2=size=1280x720");
    TestMedia.picture(files.resolve("second.jpg"), "mandelbrot=size=1280x720:start_scale=1");
    TestMedia.clip(files.resolve("clip.mp4"), "testsrc2=size=640x360:rate=25", 12);
    try (var neighbour = Neighbour.with(files);
        Kinora kinora = Kinora.serve(shared.resolve("data"), 0)) {
      String key = submit(kinora, neighbour);
      alone = digests(awaitDone(kinora, key), shared.resolve("alone.mp4"));
    }
  }

  private static String submit(Kinora kinora, Neighbour neighbour) throws Exception {
    return kinora
        .post("/v2/create", """
            {"secret":"%s","tasks":{"task_name":"video.create","profile":"360p","definition":
             "<movie service='craftsman-1.0'><body><stack><sequence>
              <effect type='kenburns' duration='30'><image filename='%s'/></effect>
              <transition type='crossfade' duration='2'/>
              <effect type='kenburns' duration='30'><image filename='%s'/></effect>
              <video filename='%s'/></sequence>
              <text type='advanced' duration='50'>Many machines</text></stack></body></movie>"}}""".replaceAll("\\n *", " ").formatted(
            Kinora.SECRET,
            neighbour.address("first.jpg"),
            neighbour.address("second.jpg"),
            neighbour.address("clip.mp4")))
        .get(0)
        .path("key")
        .asString();
  }

  private static JsonNode awaitDone(Kinora kinora, String key) {
    return await().atMost(LONG).until(() -> kinora.status(key), status -> {
      assertThat(status.path("status").asString()).as(status.toString()).isNotEqualTo("error");
      return status.path("status").asString().equals("success");
    });
  }

  /// Of the frames and of the sound.
  private static List<String> digests(JsonNode status, Path file) throws Exception {
    Kinora.download(status.path("result").path("export").asString(), file);
    return List.of(digest(file, "0:v"), digest(file, "0:a"));
  }

  private static String digest(Path file, String stream) {
    return Sha256.hex(TestMedia.run(FfmpegCommand.ffmpeg()
        .input(file)
        .words("-map", stream, "-f", "framemd5", "pipe:1")
        .build()));
  }

  private static int segmentsMadeByHelpers(Database database) {
    return database.read(handle -> handle
        .createQuery("select count(*) from task where kind = 'film.segment' and state = 'done'")
        .mapTo(Integer.class)
        .one());
  }

  /// The process that runs a task.
  private static long pidOf(Database database, String task) {
    return database.read(
        handle -> handle.createQuery("""
            select pid from worker join execution_heavy on picked_by = worker.name
            where task_instance = :task""").bind("task", task).mapTo(Long.class).one());
  }

  private static void assertAllIsWell(Database database) {
    assertThat(new TaskAudit(database).findings()).isEmpty();
  }

  @Test
  void two_workers_make_the_frames_and_samples_of_one() throws Exception {
    try (var neighbour = Neighbour.with(files);
        var cluster = Cluster.in(folder);
        Database database = cluster.database()) {
      Kinora api = cluster.api();
      var _ = cluster.worker();
      var _ = cluster.worker();

      JsonNode done = awaitDone(api, submit(api, neighbour));

      assertThat(digests(done, folder.resolve("out.mp4"))).isEqualTo(alone);
      assertThat(segmentsMadeByHelpers(database)).isPositive();
      assertAllIsWell(database);
    }
  }

  /// What it has fetched and made is gone with its machine, and so are the servers of the files.
  @Test
  void when_the_worker_of_a_film_dies_another_goes_on_with_what_was_made() throws Exception {
    try (var cluster = Cluster.in(folder);
        Database database = cluster.database()) {
      Kinora api = cluster.api();
      List<Kinora> workers = List.of(cluster.worker(), cluster.worker());
      String key;
      try (var neighbour = Neighbour.with(files)) {
        key = submit(api, neighbour);
        await().atMost(LONG).until(() -> segmentsMadeByHelpers(database) >= 2);
      }
      long first = pidOf(database, key);
      workers.stream().filter(it -> it.pid() == first).forEach(Kinora::kill);

      JsonNode done = awaitDone(api, key);

      assertThat(digests(done, folder.resolve("out.mp4"))).isEqualTo(alone);
      assertAllIsWell(database);
    }
  }

  @Test
  void a_helper_that_dies_is_overtaken() throws Exception {
    try (var neighbour = Neighbour.with(files);
        var cluster = Cluster.in(folder);
        Database database = cluster.database()) {
      Kinora api = cluster.api();
      List<Kinora> workers = List.of(cluster.worker(), cluster.worker());
      String key = submit(api, neighbour);
      await().atMost(LONG).until(() -> segmentsMadeByHelpers(database) >= 1);
      long first = pidOf(database, key);
      workers.stream().filter(it -> it.pid() != first).forEach(Kinora::kill);

      JsonNode done = awaitDone(api, key);

      assertThat(digests(done, folder.resolve("out.mp4"))).isEqualTo(alone);
      assertAllIsWell(database);
    }
  }
}
