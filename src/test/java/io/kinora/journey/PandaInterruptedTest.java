package io.kinora.journey;

import static io.kinora.api.panda.fake.PandaClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.panda.fake.PandaClient;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What comes between the beginning and the end of an encoding, on a real server.
///
/// Source: the panda contract, sections 7 and 11.
@Timeout(240)
class PandaInterruptedTest {

  @TempDir
  private Path folder;

  private Kinora kinora;
  private PandaClient client;
  private String video = "";
  private String encoding = "";

  @BeforeEach
  void encode() throws IOException {
    Path clip = TestMedia.clip(folder.resolve("film.mp4"), "testsrc2=size=640x360:rate=25", 20);
    kinora = Kinora.serve(folder.resolve("data"), 0);
    client = new PandaClient(kinora.at("/"), Kinora.PANDA, Clock.systemUTC());
    client.post("/v2/profiles.json", "preset_name", "webm.hi");
    video = json(client.upload("/v2/videos.json", clip, "profiles", "webm.hi"))
        .path("id")
        .asString();
    encoding = json(client.get("/v2/videos/" + video + "/encodings.json"))
        .path(0)
        .path("id")
        .asString();
    await().atMost(Duration.ofSeconds(60)).until(() -> status().equals("encoding"));
  }

  @AfterEach
  void stop() {
    client.close();
    kinora.close();
  }

  /// The first version says more than the second.
  private String status() {
    return json(client.get("/encodings/" + encoding + ".json")).path("status").asString();
  }

  private URI stored(String file) {
    String cloud = "/v2/clouds/" + Kinora.PANDA.cloud() + ".json";
    return URI.create(json(client.get(cloud)).path("url").asString() + file);
  }

  /// How many files are stored; folders may just be going with their last one.
  private long files() {
    Path assets = folder.resolve("data/storage/files/assets");
    try (var files = Files.walk(assets)) {
      return files.filter(Files::isRegularFile).count();
    } catch (IOException | UncheckedIOException _) {
      return Files.exists(assets) ? -1 : 0;
    }
  }

  @Test
  void an_encoding_whose_server_was_killed_waits_again_and_comes_to_success() throws Exception {
    kinora.kill();
    kinora = Kinora.serve(folder.resolve("data"), kinora.port());

    await().atMost(Duration.ofMinutes(3)).until(() -> {
      assertThat(status()).isIn("queued", "assigned", "encoding", "success");
      return status().equals("success");
    });

    JsonNode made = json(client.get("/v2/encodings/" + encoding + ".json"));
    assertThat(made.path("encoding_progress").asInt()).isEqualTo(100);
    Path file = Kinora.download(
        stored(made.path("files").path(0).asString()).toString(), folder.resolve("made.webm"));
    assertThat(Double.parseDouble(TestMedia.fact(file, "format=duration"))).isBetween(19.9, 20.1);
  }

  @Test
  void a_video_deleted_while_it_is_encoded_leaves_no_program_and_no_file() throws Exception {
    assertThat(client.delete("/v2/videos/" + video + ".json").body())
        .isEqualTo("{\"deleted\":true}");

    assertThat(client.get("/v2/encodings/" + encoding + ".json").statusCode()).isEqualTo(404);
    assertThat(Kinora.get(stored(video + ".mp4")).statusCode()).isEqualTo(404);
    await().atMost(Duration.ofSeconds(20)).until(() -> kinora.childCount() == 0 && files() == 0);
  }

  @Test
  void an_encoding_that_is_cancelled_stops_and_its_video_stays() throws Exception {
    assertThat(client.post("/v2/encodings/" + encoding + "/cancel.json").body())
        .isEqualTo("{\"canceled\":true}");

    assertThat(status()).isEqualTo("error");
    await().atMost(Duration.ofSeconds(20)).until(() -> kinora.childCount() == 0);
    assertThat(Kinora.get(stored(video + ".mp4")).statusCode()).isEqualTo(200);
  }
}
