package io.kinora.api.panda;

import static io.kinora.api.panda.PandaServer.CLOUD;
import static io.kinora.api.panda.fake.PandaClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.panda.fake.PandaClient;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.media.fake.TestMedia;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The same statements on the other database.
class PostgresPandaTest {

  @TempDir
  private Path folder;

  private PandaServer server;
  private PandaClient client;
  private Path clip = Path.of("");

  @BeforeEach
  void start() throws Exception {
    var auth = new PandaSettings.Auth(true, true, List.of());
    server = new PandaServer(TestPostgres.open(24), folder, auth);
    client = server.client;
    clip = TestMedia.clip(folder.resolve("test.mp4"), "color=red:size=64x48:rate=10", 1);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode encodings(String... parameters) {
    return json(client.get("/v2/encodings.json", parameters));
  }

  @Test
  void a_video_is_encoded_listed_told_renamed_and_removed() {
    client.post("/v2/profiles.json", "preset_name", "mp3");
    client.put(
        "/v2/notifications.json", "url", "http://127.0.0.1:9/", "events[video_encoded]", "1");
    String id = server.video(clip, "payload", "of a customer").path("id").asString();

    for (JsonNode encoding : encodings()) {
      server.awaited(
          "/v2/encodings/" + encoding.path("id").asString() + ".json", "status", "success");
    }

    assertThat(encodings("profile_name", "mp3", "status", "success")).hasSize(1);
    assertThat(encodings("video_id", id, "per_page", "1", "page", "2")).hasSize(1);
    assertThat(json(client.get("/v2/videos.json", "status", "success", "include_root", "1"))
            .path("total")
            .asInt())
        .isEqualTo(1);
    assertThat(server.notices.log(new ObjectId(id))).hasSize(1);
    assertThat(server.notices.replay(new ObjectId(id))).isEqualTo(1);
    client.put("/v2/clouds/" + CLOUD + ".json", "s3_videos_bucket", "other");
    String file = encodings("profile_name", "mp3").path(0).path("files").path(0).asString();
    assertThat(server.stored(file).statusCode()).isEqualTo(200);
    client.delete("/v2/videos/" + id + ".json");
    assertThat(server.stored(file).statusCode()).isEqualTo(404);
    assertThat(encodings()).isEmpty();
  }

  @Test
  void an_encoding_is_cancelled_and_made_anew() {
    server.encodeBy(_ -> {
      throw new InterruptedException("nobody encodes here");
    });
    String id = server.video(clip).path("id").asString();
    String path = "/v2/encodings/" + encodings().path(0).path("id").asString();

    assertThat(client.post(path + "/cancel.json").body()).isEqualTo("{\"canceled\":true}");
    server.encodeReally();
    assertThat(client.post(path + "/retry.json").body()).isEqualTo("{\"retried\":true}");

    server.awaited(path + ".json", "status", "success");
    client.delete("/v2/videos/" + id + "/source.json");
    client.delete(path + ".json");
    assertThat(encodings()).isEmpty();
  }

  @Test
  void a_film_comes_in_pieces() throws Exception {
    byte[] bytes = Files.readAllBytes(clip);
    String location = json(client.post(
            "/v2/videos/upload.json",
            "file_size",
            String.valueOf(bytes.length),
            "file_name",
            "a.mp4",
            "profiles",
            "none"))
        .path("location")
        .asString()
        .replace("http://media.example", "");
    HttpResponse<String> first = client.send(
        "PUT",
        location,
        BodyPublishers.ofByteArray(Arrays.copyOf(bytes, 1000)),
        "Content-Range",
        "bytes 0-999/" + bytes.length);
    assertThat(first.headers().firstValue("Range")).contains("0-999");

    HttpResponse<String> last = client.send(
        "PUT",
        location,
        BodyPublishers.ofByteArray(Arrays.copyOfRange(bytes, 1000, bytes.length)),
        "Content-Range",
        "bytes 1000-" + (bytes.length - 1) + "/" + bytes.length);

    assertThat(json(last).path("width").asInt()).as(last.body()).isEqualTo(64);
  }

  @Test
  void a_list_of_variants_waits_for_them() {
    client.post("/v2/profiles.json", "preset_name", "hls.variant.audio");
    client.post("/v2/profiles.json", "preset_name", "hls.variant.playlist");
    server.video(clip, "profiles", "hls.variant.audio,hls.variant.playlist");
    String id =
        encodings("profile_name", "hls.variant.playlist").path(0).path("id").asString();

    server.awaited("/v2/encodings/" + id + ".json", "status", "success");
  }

  @Test
  void a_video_that_cannot_be_fetched_takes_its_encodings_with_it() {
    String id = json(client.post("/v2/videos.json", "source_url", "http://127.0.0.1:9/a.mp4"))
        .path("id")
        .asString();

    await().atMost(Duration.ofSeconds(60)).until(() -> {
      server.clock.turn(Duration.ofMinutes(1));
      String status =
          json(client.get("/v2/videos/" + id + ".json")).path("status").asString();
      return status.equals("fail");
    });

    assertThat(encodings("status", "fail").path(0).path("error_class").asString())
        .isEqualTo("VideoStatusInvalid");
  }

  @Test
  void names_buckets_and_signatures_are_anybodys_but_once() {
    assertThat(json(client.post("/v2/profiles.json", "preset_name", "h264"))
            .path("name")
            .asString())
        .isEqualTo("h264-2");
    assertThat(client.put("/v2/profiles/h264-2.json", "name", "h264").statusCode())
        .isEqualTo(422);
    client.put("/v2/clouds/" + CLOUD + ".json", "s3_videos_bucket", "mine");
    assertThat(server
            .stranger()
            .post("/v2/clouds.json", "name", "second", "s3_videos_bucket", "mine")
            .statusCode())
        .isEqualTo(422);
    String post = "/v2/profiles.json?"
        + PandaClient.form(
            client.signed("POST", "/v2/profiles.json", PandaClient.named("preset_name", "mp3")));
    assertThat(client.send("POST", post, BodyPublishers.noBody()).statusCode()).isEqualTo(200);
    assertThat(client.send("POST", post, BodyPublishers.noBody()).statusCode()).isEqualTo(401);
  }
}
