package io.kinora.api.panda;

import static io.kinora.api.panda.PandaServer.CLOUD;
import static io.kinora.api.panda.fake.PandaClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.panda.fake.PandaClient;
import io.kinora.api.panda.fake.PandaClient.Keys;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Who is let in, and what others are told. Source: the panda contract, sections 3.5 and 4.
@TestInstance(Lifecycle.PER_CLASS)
class PandaErrorsTest {

  private static final String UNKNOWN = "00000000000000000000000000000000";
  private static final String MUST_SIGN =
      "All required parameters were not supplied: access_key, signature, timestamp";

  private Path folder = Path.of("");

  private PandaServer server;
  private PandaClient client;
  private Path clip = Path.of("");

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    server = PandaServer.start(folder);
    server.encodeBy(run -> {
      throw new InterruptedException("nobody encodes here");
    });
    client = server.client;
    clip = TestMedia.clip(folder.resolve("test.mp4"), "color=red:size=64x48:rate=10", 1);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static void assertError(
      HttpResponse<String> answer, int status, String error, String message) {
    assertThat(answer.body())
        .isEqualTo("{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Nested
  class Signing {

    @ParameterizedTest
    @CsvSource({"access_key", "signature", "timestamp"})
    void all_three_are_named_whatever_is_missing(String missing) {
      Map<String, String> all = client.signed("GET", "/videos.json", Map.of());
      all.remove(missing);

      assertError(
          client.send("GET", "/v2/nowhere.xml?" + PandaClient.form(all), BodyPublishers.noBody()),
          400,
          "BadRequest",
          MUST_SIGN);
    }

    @Test
    void a_wrong_signature_and_an_unknown_key_are_not_told_apart() {
      Map<String, String> all = client.signed("GET", "/videos.json", Map.of());
      all.put("per_page", "1");
      var nobody = new PandaClient(server.address, new Keys("nobody", "x", CLOUD), server.clock);

      assertError(
          client.send("GET", "/v2/videos.json?" + PandaClient.form(all), BodyPublishers.noBody()),
          401,
          "NotAuthorized",
          "Signatures do not match");
      assertError(nobody.get("/v2/videos.json"), 401, "NotAuthorized", "Signatures do not match");
    }

    @ParameterizedTest
    @CsvSource({
      "GET, /v2/videos.json, 299, 301",
      "POST, /v2/profiles.json, 299, 301",
      "POST, /v2/videos/upload.json, 1799, 1801",
    })
    void signatures_expire_both_ways(String method, String path, int inTime, int late) {
      for (int seconds : new int[] {inTime, -inTime}) {
        String at = server.clock.instant().minusSeconds(seconds).toString();
        assertThat(client.inQuery(method, path, "timestamp", at).statusCode()).isNotEqualTo(401);
      }
      for (int seconds : new int[] {late, -late}) {
        String at = server.clock.instant().minusSeconds(seconds).toString();
        assertError(
            client.inQuery(method, path, "timestamp", at),
            401,
            "NotAuthorized",
            "Signatures expired");
      }
    }

    @Test
    void a_moment_that_cannot_be_read_has_expired() {
      assertError(
          client.get("/v2/videos.json", "timestamp", "yesterday"),
          401,
          "NotAuthorized",
          "Signatures expired");
    }

    @Test
    void a_post_counts_once_and_a_get_as_often_as_one_likes() {
      String post = "/v2/profiles.json?"
          + PandaClient.form(client.signed(
              "POST",
              "/v2/profiles.json",
              PandaClient.named("preset_name", "mp3", "name", "once")));
      String get = "/v2/profiles.json?"
          + PandaClient.form(client.signed("GET", "/v2/profiles.json", Map.of()));

      assertThat(client.send("POST", post, BodyPublishers.noBody()).statusCode())
          .isEqualTo(200);
      assertError(
          client.send("POST", post, BodyPublishers.noBody()),
          401,
          "NotAuthorized",
          "Signature has already been used");
      for (int time = 0; time < 2; time++) {
        assertThat(client.send("GET", get, BodyPublishers.noBody()).statusCode())
            .isEqualTo(200);
      }
    }

    @Test
    void a_strange_cloud_is_none() {
      assertError(
          client.get("/v2/videos.json", "cloud_id", UNKNOWN),
          404,
          "RecordNotFound",
          "Couldn't find Cloud with ID=" + UNKNOWN);
      assertError(
          server.stranger().get("/v2/videos.json", "cloud_id", CLOUD),
          404,
          "RecordNotFound",
          "Couldn't find Cloud with ID=" + CLOUD);
    }

    @Test
    void without_a_cloud_the_first_one_is_meant() {
      var plain = new PandaClient(
          server.address, new Keys("my_access_key", "my_secret_key", ""), server.clock);

      assertThat(plain.get("/v2/videos.json").statusCode()).isEqualTo(200);
      assertThat(plain.get("/v2/videos.json", "factory_id", CLOUD).statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class Asking {

    @ParameterizedTest
    @CsvSource({"/v2/videos", "/v2/videos.xml", "/videos.xml", "/v2/videos/1", "/profiles"})
    void only_json_is_spoken(String path) {
      assertError(
          client.get(path), 400, "BadRequest", "Currently only .json is supported as a format");
    }

    @ParameterizedTest
    @CsvSource({
      "/v2/videos/, Video",
      "/v2/encodings/, Encoding",
      "/v2/profiles/, Profile",
      "/v2/clouds/, Cloud",
      "/videos/, Record",
      "/encodings/, Record",
      "/profiles/, Record",
    })
    void what_is_not_there_is_named(String path, String type) {
      for (String id : new String[] {UNKNOWN, "17"}) {
        assertError(
            client.get(path + id + ".json"),
            404,
            "RecordNotFound",
            "Couldn't find " + type + " with ID=" + id);
      }
    }

    @Test
    void what_is_anothers_is_not_there() {
      String id = server.video(clip, "profiles", "none").path("id").asString();

      for (String path : new String[] {"", "/encodings", "/metadata"}) {
        assertError(
            server.stranger().get("/v2/videos/" + id + path + ".json"),
            404,
            "RecordNotFound",
            "Couldn't find Video with ID=" + id);
      }
      assertThat(server.stranger().delete("/v2/videos/" + id + ".json").statusCode())
          .isEqualTo(404);
      assertThat(client.get("/v2/videos/" + id + ".json").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_of_another_cloud_cannot_be_used_or_changed() {
      var stranger = server.stranger();
      String cloud =
          json(client.post("/v2/clouds.json", "name", "second")).path("id").asString();
      String video = server.video(clip).path("id").asString();
      String encoding = json(client.get("/v2/videos/" + video + "/encodings.json"))
          .path(0)
          .path("id")
          .asString();
      for (JsonNode profile : List.of(
          json(stranger.get("/v2/profiles/h264.json")),
          json(client.get("/v2/profiles/h264.json", "cloud_id", cloud)))) {
        String id = profile.path("id").asString();
        String missing = "Couldn't find Profile with ID=" + id;
        for (HttpResponse<String> answer : List.of(
            client.upload("/v2/videos.json", clip, "profiles", id),
            client.post("/v2/encodings.json", "video_id", video, "profile_id", id),
            client.get("/v2/profiles/" + id + ".json"),
            client.put("/v2/profiles/" + id + ".json", "title", "mine"),
            client.delete("/v2/profiles/" + id + ".json"))) {
          assertError(answer, 404, "RecordNotFound", missing);
        }
      }
      for (String deed : new String[] {"/cancel", "/retry"}) {
        assertError(
            stranger.post("/v2/encodings/" + encoding + deed + ".json"),
            404,
            "RecordNotFound",
            "Couldn't find Encoding with ID=" + encoding);
      }
      assertThat(stranger.delete("/v2/encodings/" + encoding + ".json").statusCode())
          .isEqualTo(404);
      assertThat(stranger.put("/v2/clouds/" + CLOUD + ".json", "name", "mine").statusCode())
          .isEqualTo(404);
      client.delete("/v2/videos/" + video + ".json");
    }

    @Test
    void all_that_is_required_is_named() {
      assertError(
          client.post("/videos.json", "upload_key", "k"),
          400,
          "BadRequest",
          "All required parameters were not supplied: upload_key, state_update_url");
      assertError(
          client.post("/encodings.json", "video_id", UNKNOWN),
          400,
          "BadRequest",
          "All required parameters were not supplied: video_id, profile_id");
      assertError(
          client.post("/v2/videos/upload.json", "file_name", "a.mp4"),
          400,
          "BadRequest",
          "All required parameters were not supplied: file_size, file_name");
      assertError(
          client.post("/v2/profiles.json", "title", "x"),
          400,
          "BadRequest",
          "All required parameters were not supplied: command, extname");
    }

    @Test
    void pages_beyond_the_last_are_empty() {
      for (String page : new String[] {"10000", "99999999999", "-3", "0"}) {
        HttpResponse<String> answer = client.get("/v2/encodings.json", "page", page);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
      }
    }

    @Test
    void an_unknown_path_or_method_is_said_to_be_none() {
      assertThat(client.get("/v2/nothing.json").statusCode()).isEqualTo(404);
      assertThat(client.put("/v2/videos.json").statusCode()).isEqualTo(404);
    }
  }

  @Nested
  class Uploading {

    private static final String[] FIRST = {
      "upload_key", "k", "state_update_url", "http://127.0.0.1:9/u?id=$id"
    };

    @Test
    void a_file_must_be_there() {
      assertError(
          client.post("/videos.json", FIRST), 400, "NoFileSubmitted", "No file was submitted");
      assertError(client.post("/v2/videos.json"), 400, "NoFileSubmitted", "No file was submitted");
      assertError(
          client.post("/v2/videos.json", "file", "/tmp/x.mp4"),
          400,
          "NoFileSubmitted",
          "No file was submitted");
    }

    @Test
    void what_is_no_video_is_refused_in_the_words_of_old() throws IOException {
      Path text = Files.writeString(folder.resolve("text.mp4"), "this is no video at all");
      Path bare = Files.copy(clip, folder.resolve("bare"));
      Path picture = TestMedia.picture(folder.resolve("one.png"), "color=red:size=64x48");
      Path empty = Files.createFile(folder.resolve("empty.mp4"));

      for (Path file : new Path[] {text, picture, empty}) {
        assertError(
            client.upload("/v2/videos.json", file),
            422,
            "FormatNotRecognised",
            "Video data in file not recognized");
      }
      assertError(
          client.upload("/v2/videos.json", bare),
          422,
          "FormatNotRecognised",
          "Filename has no extension");
    }

    @Test
    void a_file_that_is_too_large_is_refused_by_what_is_said_of_it() throws IOException {
      Path large =
          Files.write(folder.resolve("large.mp4"), new byte[(int) PandaServer.UPLOAD_MAX + 1]);
      String message = "File size limit for this account is set to 1048576 bytes";

      assertError(client.upload("/v2/videos.json", large), 413, "FileSizeLimitExceeded", message);
      assertError(
          client.post("/v2/videos/upload.json", "file_size", "1048577", "file_name", "a.mp4"),
          413,
          "FileSizeLimitExceeded",
          message);
    }

    @Test
    void profiles_and_names_are_checked_before_a_video_is_made() {
      long before = PandaClient.json(client.get("/v2/videos.json")).size();

      assertError(
          client.upload("/v2/videos.json", clip, "profiles", "h264,nothing"),
          404,
          "RecordNotFound",
          "Couldn't find Profile with ID=nothing");
      assertError(
          client.upload("/v2/videos.json", clip, "path_format", "../:id"),
          400,
          "BadRequest",
          "path_format must not begin with / or contain ..");
      assertError(
          client.upload("/v2/videos.json", clip, "payload", "x".repeat(257)),
          400,
          "BadRequest",
          "payload is limited to 256 characters");
      assertThat(PandaClient.json(client.get("/v2/videos.json"))).hasSize((int) before);
    }

    @Test
    void nothing_is_left_of_what_was_refused() throws IOException {
      Path text = Files.writeString(folder.resolve("left.mp4"), "this is no video at all");

      assertThat(client.upload("/v2/videos.json", text).statusCode()).isEqualTo(422);

      awaitNothingLeft();
    }

    @Test
    void an_upload_that_ends_early_leaves_nothing() throws IOException {
      byte[] body = PandaClient.parts(clip, client.signed("POST", "/videos.json", Map.of()));
      HttpResponse<String> answer = client.send(
          "POST",
          "/v2/videos.json",
          BodyPublishers.ofByteArray(body, 0, body.length / 2),
          "Content-Type",
          "multipart/form-data; boundary=----old-client");

      assertThat(answer.statusCode()).isEqualTo(400);
      awaitNothingLeft();
    }

    /// Pictures of the videos of other tests may just be taken.
    private void awaitNothingLeft() {
      await().until(() -> {
        try (var left = Files.list(folder.resolve("work"))) {
          return left.findAny().isEmpty();
        }
      });
    }
  }

  @Test
  void whoever_asks_from_a_page_may() {
    HttpResponse<String> answer =
        client.send("OPTIONS", "/v2/videos.json", BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("X-Query-Params", "Content-Range");
    assertThat(client.send("GET", "/crossdomain.xml", BodyPublishers.noBody()).body())
        .contains("<allow-access-from domain=\"*\"/>");
  }
}
