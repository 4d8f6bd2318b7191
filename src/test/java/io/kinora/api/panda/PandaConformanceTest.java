package io.kinora.api.panda;

import static io.kinora.api.panda.PandaServer.CLOUD;
import static io.kinora.api.panda.fake.PandaClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.panda.fake.PandaClient;
import io.kinora.engine.task.RunResult;
import io.kinora.media.fake.TestMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Literal exchanges in both versions. Source: the panda contract, sections 2, 5, 6, 7, 8 and 15.
class PandaConformanceTest {

  private static final String[] FIRST = {
    "upload_key", "bad51d98", "state_update_url", "http://127.0.0.1:9/update?id=$id"
  };

  @TempDir
  private Path folder;

  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private PandaServer server;
  private PandaClient client;
  private Path clip = Path.of("");

  @BeforeEach
  void start() throws IOException {
    server = PandaServer.start(folder);
    client = server.client;
    clip = TestMedia.clip(folder.resolve("test.mp4"), "color=red:size=64x48:rate=10", 1);
  }

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    server.close();
  }

  /// Encoding waits until the test is over.
  private void holdEncoding() {
    server.encodeBy(_ -> {
      mayGoOn.await();
      return new RunResult("{}");
    });
  }

  private static List<String> names(JsonNode json) {
    return List.copyOf(json.propertyNames());
  }

  @Nested
  class Videos {

    @Test
    void an_upload_is_answered_with_what_was_found_in_it() {
      JsonNode video = server.video(clip, "payload", "my-id", "profiles", "none");

      assertThat(names(video))
          .containsExactlyInAnyOrder(
              "id",
              "original_filename",
              "extname",
              "path",
              "source_url",
              "status",
              "video_codec",
              "audio_codec",
              "height",
              "width",
              "fps",
              "duration",
              "file_size",
              "mime_type",
              "video_bitrate",
              "audio_bitrate",
              "audio_channels",
              "audio_sample_rate",
              "payload",
              "error_class",
              "error_message",
              "created_at",
              "updated_at");
      assertThat(video.path("id").asString()).matches("[0-9a-f]{32}");
      assertThat(video.path("path")).isEqualTo(video.path("id"));
      assertThat(video.path("status").asString()).isEqualTo("success");
      assertThat(video.path("video_codec").asString()).isEqualTo("h264");
      assertThat(video.path("audio_codec").asString()).isEqualTo("aac");
      assertThat(video.path("width").asInt()).isEqualTo(64);
      assertThat(video.path("height").asInt()).isEqualTo(48);
      assertThat(video.path("fps").isInt()).isTrue();
      assertThat(video.path("fps").asInt()).isEqualTo(10);
      assertThat(video.path("duration").asInt() % 10).isZero();
      assertThat(video.path("payload").asString()).isEqualTo("my-id");
      assertThat(video.path("source_url").isNull()).isTrue();
      assertThat(video.path("created_at").asString()).isEqualTo("2026/03/01 12:00:00 +0000");
    }

    @Test
    void the_first_version_shows_the_same_video_in_its_way() {
      JsonNode video = json(client.upload("/videos.json", clip, FIRST));

      assertThat(names(video))
          .containsExactlyInAnyOrder(
              "id",
              "original_filename",
              "extname",
              "video_codec",
              "audio_codec",
              "thumbnail_position",
              "height",
              "width",
              "fps",
              "duration",
              "upload_key",
              "state_update_url",
              "upload_redirect_url",
              "created_at",
              "updated_at");
      assertThat(video.path("id").asString())
          .matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
      assertThat(video.path("thumbnail_position").asInt()).isEqualTo(50);
      assertThat(video.path("upload_redirect_url").asString()).isEmpty();
      assertThat(video.path("state_update_url").asString()).isEqualTo(FIRST[3]);
      String plain = video.path("id").asString().replace("-", "");
      assertThat(json(client.get("/v2/videos/" + plain + ".json")).path("id").asString())
          .isEqualTo(plain);
      assertThat(json(client.get("/videos/" + plain + ".json"))).isEqualTo(video);
    }

    @Test
    void the_first_version_changes_three_things_and_no_other() {
      String path = "/videos/"
          + json(client.upload("/videos.json", clip, FIRST)).path("id").asString();

      JsonNode changed = json(client.put(
          path + ".json",
          "thumbnail_position",
          "25",
          "state_update_url",
          "http://a.example/u",
          "width",
          "9"));

      assertThat(changed.path("thumbnail_position").asInt()).isEqualTo(25);
      assertThat(changed.path("state_update_url").asString()).isEqualTo("http://a.example/u");
      assertThat(changed.path("width").asInt()).isEqualTo(64);
      assertThat(json(client.get(path + ".json"))).isEqualTo(changed);
    }

    @Test
    void lists_have_pages_and_may_have_a_root() {
      for (String name : new String[] {"a", "b", "c"}) {
        server.clock.turn(Duration.ofSeconds(1));
        server.video(clip, "payload", name, "profiles", "none");
      }

      JsonNode rooted =
          json(client.get("/v2/videos.json", "include_root", "1", "per_page", "2", "page", "2"));

      assertThat(rooted.path("total").asInt()).isEqualTo(3);
      assertThat(rooted.path("page").asInt()).isEqualTo(2);
      assertThat(rooted.path("per_page").asInt()).isEqualTo(2);
      assertThat(rooted.path("videos").path(0).path("payload").asString()).isEqualTo("a");
      assertThat(json(client.get("/v2/videos.json")).path(0).path("payload").asString())
          .isEqualTo("c");
      assertThat(json(client.get("/v2/videos.json", "status", "fail"))).isEmpty();
    }

    @Test
    void metadata_is_a_flat_map() {
      String id = server.video(clip, "profiles", "none").path("id").asString();

      JsonNode metadata = json(client.get("/v2/videos/" + id + "/metadata.json"));

      assertThat(names(metadata))
          .contains(
              "image_height",
              "audio_format",
              "video_frame_rate",
              "duration",
              "audio_sample_rate",
              "audio_channels",
              "mime_type",
              "file_size",
              "rotation");
      assertThat(metadata.path("image_height").asInt()).isEqualTo(48);
    }

    @Test
    void deleting_takes_all_with_it() {
      JsonNode video = server.video(clip);
      String id = video.path("id").asString();
      JsonNode encoding =
          json(client.get("/v2/videos/" + id + "/encodings.json")).path(0);
      String encodingPath = "/v2/encodings/" + encoding.path("id").asString() + ".json";
      JsonNode made = server.awaited(encodingPath, "status", "success");
      assertThat(server.stored(id + ".mp4").statusCode()).isEqualTo(200);
      assertThat(server.stored(made.path("files").path(0).asString()).statusCode())
          .isEqualTo(200);

      assertThat(client.delete("/v2/videos/" + id + ".json").body())
          .isEqualTo("{\"deleted\":true}");

      assertThat(client.get("/v2/videos/" + id + ".json").statusCode()).isEqualTo(404);
      assertThat(client.get(encodingPath).statusCode()).isEqualTo(404);
      assertThat(server.stored(id + ".mp4").statusCode()).isEqualTo(404);
      assertThat(server.stored(made.path("files").path(0).asString()).statusCode())
          .isEqualTo(404);
    }

    @Test
    void without_its_source_a_video_can_be_encoded_no_more() {
      String id = server.video(clip, "profiles", "none").path("id").asString();

      assertThat(client.delete("/v2/videos/" + id + "/source.json").body())
          .isEqualTo("{\"deleted\":true}");

      assertThat(server.stored(id + ".mp4").statusCode()).isEqualTo(404);
      JsonNode encoding =
          json(client.post("/v2/encodings.json", "video_id", id, "profile_name", "h264"));
      JsonNode failed = server.awaited(
          "/v2/encodings/" + encoding.path("id").asString() + ".json", "status", "fail");
      assertThat(failed.path("error_class").asString()).isEqualTo("FileNotFound");
    }

    @Test
    void the_first_version_says_nothing_of_what_was_deleted() {
      String id = json(client.upload("/videos.json", clip, FIRST)).path("id").asString();

      HttpResponse<String> answer = client.delete("/videos/" + id + ".json");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Nested
  class Encodings {

    @Test
    void a_new_one_is_in_process_with_nothing_known() {
      holdEncoding();
      String id = server.video(clip, "profiles", "none").path("id").asString();

      JsonNode encoding =
          json(client.post("/v2/encodings.json", "video_id", id, "profile_name", "h264"));

      assertThat(names(encoding))
          .containsExactlyInAnyOrder(
              "id",
              "video_id",
              "extname",
              "path",
              "profile_id",
              "profile_name",
              "status",
              "encoding_progress",
              "height",
              "width",
              "file_size",
              "started_encoding_at",
              "encoding_time",
              "files",
              "error_class",
              "error_message",
              "logfile",
              "created_at",
              "updated_at");
      assertThat(encoding.path("status").asString()).isEqualTo("processing");
      assertThat(encoding.path("profile_name").asString()).isEqualTo("h264");
      assertThat(encoding.path("extname").asString()).isEqualTo(".mp4");
      assertThat(encoding.path("width").asInt()).isEqualTo(640);
      assertThat(encoding.path("files")).isEmpty();
      for (String name : new String[] {"encoding_progress", "file_size", "started_encoding_at"}) {
        assertThat(encoding.path(name).isNull()).as(name).isTrue();
      }
    }

    @Test
    void the_first_version_says_queued_and_assigned() {
      holdEncoding();
      String id = json(client.upload("/videos.json", clip, FIRST)).path("id").asString();
      String path = "/videos/" + id + "/encodings.json";
      String encodingId = json(client.get(path)).path(0).path("id").asString();

      JsonNode encoding =
          server.awaited("/encodings/" + encodingId + ".json", "status", "assigned");

      assertThat(names(encoding))
          .containsExactlyInAnyOrder(
              "id",
              "video_id",
              "profile_id",
              "status",
              "extname",
              "encoding_progress",
              "height",
              "width",
              "started_encoding_at",
              "encoding_time",
              "created_at",
              "updated_at");
      assertThat(encoding.path("video_id").asString()).isEqualTo(id);
      assertThat(encoding.path("started_encoding_at").asString()).isEmpty();
      assertThat(encoding.path("encoding_time").asInt()).isZero();
      assertThat(json(client.get("/encodings.json", "status", "assigned"))).hasSize(1);
      assertThat(json(client.get("/encoding.json", "status", "success"))).isEmpty();
      assertThat(json(client.get("/encodings.json", "status", "whatever"))).hasSize(1);
    }

    @Test
    void one_that_succeeded_has_its_file_and_its_screenshots_in_the_bucket() {
      JsonNode video = server.video(clip, "path_format", "films/:original/:id");
      String id = video.path("id").asString();
      String encodingId = json(client.get("/v2/videos/" + id + "/encodings.json"))
          .path(0)
          .path("id")
          .asString();

      JsonNode encoding =
          server.awaited("/v2/encodings/" + encodingId + ".json", "status", "success");

      String path = "films/test/" + encodingId;
      assertThat(encoding.path("path").asString()).isEqualTo(path);
      assertThat(encoding.path("files").path(0).asString()).isEqualTo(path + ".mp4");
      assertThat(encoding.path("encoding_progress").asInt()).isEqualTo(100);
      assertThat(encoding.path("encoding_time").isIntegralNumber()).isTrue();
      HttpResponse<String> file = server.stored(path + ".mp4");
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Type")).contains("video/mp4");
      assertThat(file.headers().firstValueAsLong("Content-Length").orElse(0))
          .isEqualTo(encoding.path("file_size").asLong());
      for (int number = 1; number <= 7; number++) {
        assertThat(server.stored(path + "_" + number + ".jpg").statusCode()).isEqualTo(200);
      }
      assertThat(server.stored(path + "_8.jpg").statusCode()).isEqualTo(404);
      server.awaitStored(video.path("path").asString() + "_1.jpg");
    }

    @Test
    void one_that_is_cancelled_failed_and_can_be_tried_again() {
      holdEncoding();
      String id = server.video(clip).path("id").asString();
      String path = "/v2/encodings/"
          + json(client.get("/v2/videos/" + id + "/encodings.json"))
              .path(0)
              .path("id")
              .asString();

      assertThat(client.post(path + "/cancel.json").body()).isEqualTo("{\"canceled\":true}");

      JsonNode cancelled = json(client.get(path + ".json"));
      assertThat(cancelled.path("status").asString()).isEqualTo("fail");
      assertThat(cancelled.path("error_class").asString()).isEqualTo("EncodingError");
      assertThat(cancelled.path("error_message").asString()).isEqualTo("Canceled");
      assertThat(client.post(path + "/cancel.json.json").body()).isEqualTo("{\"canceled\":false}");
      server.encodeReally();
      assertThat(client.post(path + "/retry.json").body()).isEqualTo("{\"retried\":true}");
      server.awaited(path + ".json", "status", "success");
      assertThat(client.post(path + "/retry.json").body()).isEqualTo("{\"retried\":false}");
    }

    @Test
    void a_bad_command_fails_with_its_log() {
      String profile = json(client.post(
              "/v2/profiles.json",
              "command",
              "ffmpeg -i http://127.0.0.1:9/x -y $output_file$",
              "extname",
              ".mp4",
              "name",
              "bad"))
          .path("id")
          .asString();
      String id = server.video(clip, "profiles", profile).path("id").asString();
      String path = "/v2/encodings/"
          + json(client.get("/v2/videos/" + id + "/encodings.json"))
              .path(0)
              .path("id")
              .asString();

      JsonNode failed = server.awaited(path + ".json", "status", "fail");

      assertThat(failed.path("error_class").asString()).isEqualTo("CommandInvalid");
      assertThat(failed.path("error_message").asString()).contains("http://127.0.0.1:9/x");
      String log = failed.path("logfile").asString();
      assertThat(log).isEqualTo(failed.path("path").asString() + ".log");
      assertThat(server.stored(log).body()).contains("ffmpeg -i http://127.0.0.1:9/x");
      client.delete(path + ".json");
      assertThat(server.stored(log).statusCode()).isEqualTo(404);
    }

    @Test
    void lists_are_filtered() {
      holdEncoding();
      client.post("/v2/profiles.json", "preset_name", "mp3");
      String id = server.video(clip, "profiles", "h264, mp3").path("id").asString();

      assertThat(json(client.get("/v2/encodings.json", "profile_name", "mp3"))).hasSize(1);
      assertThat(json(client.get("/v2/encodings.json", "video_id", id))).hasSize(2);
      assertThat(json(client.get("/v2/encodings.json", "status", "success"))).isEmpty();
      assertThat(json(client.get("/v2/encodings.json", "video_id", "17"))).isEmpty();
      assertThat(json(client.get(
              "/v2/videos/" + id + "/encodings.json", "video_id", id, "status", "processing")))
          .hasSize(2);
      assertThat(json(client.get("/v2/profiles/mp3/encodings.json"))).hasSize(1);
    }
  }

  @Nested
  class Profiles {

    @Test
    void a_new_cloud_has_one() {
      JsonNode profiles = json(client.get("/v2/profiles.json"));

      assertThat(profiles).hasSize(1);
      assertThat(profiles.path(0).path("name").asString()).isEqualTo("h264");
      assertThat(profiles.path(0).path("preset_name").asString()).isEqualTo("h264");
      assertThat(profiles.path(0).path("title").asString()).isEqualTo("H264 (MP4)");
      assertThat(profiles.path(0).path("width").isInt()).isTrue();
      assertThat(profiles.path(0).has("command")).isFalse();
    }

    @Test
    void names_may_have_dots_and_are_found_by_them() {
      JsonNode made = json(client.post("/v2/profiles.json", "preset_name", "h264.hi"));

      assertThat(made.path("name").asString()).isEqualTo("h264.hi");
      assertThat(json(client.get("/v2/profiles/h264.hi.json"))).isEqualTo(made);
      assertThat(json(client.post("/v2/profiles.json", "preset_name", "h264.hi"))
              .path("name")
              .asString())
          .isEqualTo("h264.hi-2");
    }

    @Test
    void a_name_is_one_profiles_alone() {
      HttpResponse<String> answer =
          client.post("/v2/profiles.json", "preset_name", "mp3", "name", "h264");

      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body())
          .isEqualTo("{\"error\":\"RecordInvalid\",\"message\":\"name has already been taken\"}");
    }

    @Test
    void an_unknown_preset_is_not_found() {
      HttpResponse<String> answer = client.post("/v2/profiles.json", "preset_name", "vhs");

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(json(answer).path("message").asString())
          .isEqualTo("Couldn't find Preset with ID=vhs");
    }

    @Test
    void a_whole_profile_may_be_put_back() {
      JsonNode made = json(client.post(
          "/v2/profiles.json",
          "preset_name",
          "h264",
          "name",
          "mine",
          "fps",
          "30.0",
          "width",
          " 320 "));
      String id = made.path("id").asString();
      var all = new ArrayList<String>();
      made.properties().forEach(it -> {
        all.add(it.getKey());
        all.add(it.getValue().isNull() ? "None" : it.getValue().asString());
      });

      JsonNode same = json(client.put("/v2/profiles/" + id + ".json", all.toArray(String[]::new)));

      assertThat(made.path("fps").asInt()).isEqualTo(30);
      assertThat(made.path("width").asInt()).isEqualTo(320);
      assertThat(same.path("fps")).isEqualTo(made.path("fps"));
      assertThat(same.path("name").asString()).isEqualTo("mine");
    }

    @Test
    void what_cannot_be_is_said_with_its_name() {
      HttpResponse<String> answer =
          client.post("/v2/profiles.json", "preset_name", "h264", "video_bitrate", "fast");

      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(json(answer).path("error").asString()).isEqualTo("RecordInvalid");
      assertThat(json(answer).path("message").asString()).startsWith("video_bitrate ");
    }

    @Test
    void one_that_was_used_is_not_deleted_but_may_be_disabled() {
      holdEncoding();
      server.video(clip);
      String id = json(client.get("/v2/profiles/h264.json")).path("id").asString();

      HttpResponse<String> refused = client.delete("/v2/profiles/" + id + ".json");

      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body())
          .isEqualTo("{\"error\":\"CannotDelete\",\"message\":\"Couldn't delete Profile with ID="
              + id + " as it has associated encodings which must be deleted first. Maybe you want"
              + " to disable the Profile instead by updating its status attribute to"
              + " 'disabled'?\"}");
      client.put("/v2/profiles/" + id + ".json", "status", "disabled");
      String video = server.video(clip).path("id").asString();
      assertThat(json(client.get("/v2/videos/" + video + "/encodings.json"))).isEmpty();
      assertThat(json(client.post("/v2/encodings.json", "video_id", video, "profile_name", "h264"))
              .path("status")
              .asString())
          .isEqualTo("processing");
    }

    @Test
    void the_first_version_needs_nothing_said() {
      JsonNode made = json(client.post("/profiles.json"));

      assertThat(names(made))
          .containsExactlyInAnyOrder(
              "id",
              "title",
              "category",
              "extname",
              "width",
              "height",
              "command",
              "created_at",
              "updated_at",
              "status");
      assertThat(made.path("title").asString()).isEqualTo("Untitled");
      assertThat(made.path("width").asInt()).isEqualTo(320);
      String path = "/profiles/" + made.path("id").asString() + ".json";
      assertThat(json(client.put(path, "preset_name", "mp3", "clip_length", "00:00:01")))
          .as("what the first version does not know is ignored")
          .isEqualTo(made);
      assertThat(json(client.post(path, "title", "The best custom profile"))
              .path("title")
              .asString())
          .isEqualTo("The best custom profile");
      HttpResponse<String> deleted = client.delete(path);
      assertThat(deleted.statusCode()).isEqualTo(200);
      assertThat(deleted.body()).isEmpty();
      assertThat(client.get(path).statusCode()).isEqualTo(404);
    }
  }

  @Nested
  class CloudsAndNotices {

    @Test
    void a_cloud_is_shown_with_where_its_files_are() {
      JsonNode cloud = json(client.get("/v2/clouds/" + CLOUD + ".json"));

      assertThat(cloud.path("id").asString()).isEqualTo(CLOUD);
      assertThat(cloud.path("url").asString())
          .isEqualTo(
              "http://media.example/store/" + cloud.path("s3_videos_bucket").asString() + "/");
      assertThat(json(client.get("/v2/factories.json"))).hasSize(1);
    }

    @Test
    void clouds_are_made_and_renamed_and_keep_their_credentials_to_themselves() {
      HttpResponse<String> made = client.post(
          "/v2/clouds.json", "name", "second", "aws_access_key", "AK", "aws_secret_key", "hush");
      String id = json(made).path("id").asString();

      JsonNode changed = json(client.put(
          "/v2/clouds/" + id + ".json",
          "name",
          "third",
          "s3_videos_bucket",
          "my-bucket",
          "priority",
          "7"));

      assertThat(made.body()).doesNotContain("hush", "AK\"");
      assertThat(changed.path("name").asString()).isEqualTo("third");
      assertThat(changed.path("url").asString()).endsWith("/store/my-bucket/");
      assertThat(json(client.get("/v2/profiles.json", "cloud_id", id))).hasSize(1);
      HttpResponse<String> taken =
          client.put("/v2/clouds/" + CLOUD + ".json", "s3_videos_bucket", "my-bucket");
      assertThat(taken.statusCode()).isEqualTo(422);
      assertThat(json(taken).path("error").asString()).isEqualTo("S3AccessManagerError");
    }

    @Test
    void who_is_told_is_changed_piece_by_piece() {
      assertThat(client.get("/v2/notifications.json").body())
          .isEqualTo("{\"url\":null,\"events\":{\"video_created\":false,\"video_encoded\":false,"
              + "\"encoding_progress\":false,\"encoding_completed\":false}}");

      JsonNode changed = json(client.put(
          "/v2/notifications.json",
          "url",
          "http://127.0.0.1:9/hook",
          "events[video_encoded]",
          "true",
          "events[encoding-complete]",
          "1"));

      assertThat(changed.path("events").path("video_encoded").asBoolean()).isTrue();
      assertThat(changed.path("events").path("encoding_completed").asBoolean()).isTrue();
      JsonNode again = json(client.put(
          "/v2/notifications.json", "events", "{\"video_encoded\": \"false\"}", "url", "None"));
      assertThat(again.path("url").isNull()).isTrue();
      assertThat(again.path("events").path("video_encoded").asBoolean()).isFalse();
      assertThat(again.path("events").path("encoding_completed").asBoolean()).isTrue();
    }
  }

  /// Source: section 2: each family of clients writes its parameters elsewhere.
  @Nested
  class Intake {

    private void assertVideo(HttpResponse<String> answer) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(json(answer).path("payload").asString()).isEqualTo("a b+ü~");
    }

    private Map<String, String> signed() {
      return client.signed(
          "POST", "/videos.json", PandaClient.named("payload", "a b+ü~", "profiles", "none"));
    }

    @Test
    void all_as_parts_behind_the_file() {
      assertVideo(
          server.client.upload("/v2/videos.json", clip, "payload", "a b+ü~", "profiles", "none"));
    }

    @Test
    void all_in_the_query_and_the_file_as_the_only_part() {
      assertVideo(client.send(
          "POST",
          "/v2/videos.json?" + PandaClient.form(signed()),
          BodyPublishers.ofByteArray(PandaClient.parts(clip, Map.of())),
          "Content-Type",
          "multipart/form-data; boundary=----old-client"));
    }

    @Test
    void all_in_the_query_and_again_as_parts() {
      Map<String, String> signed = signed();
      assertVideo(client.send(
          "POST",
          "/v2/videos.json?" + PandaClient.form(signed),
          BodyPublishers.ofByteArray(PandaClient.parts(clip, signed)),
          "Content-Type",
          "multipart/form-data; boundary=----old-client"));
    }

    @Test
    void the_raw_file_with_a_header_of_json() throws IOException {
      String header = JsonMapper.shared()
          .writeValueAsString(client.signed(
              "POST", "/videos.json", PandaClient.named("payload", "a b", "profiles", "none")));

      HttpResponse<String> answer = client.send(
          "POST",
          "/v2/videos.json",
          BodyPublishers.ofByteArray(Files.readAllBytes(clip)),
          "Content-Type",
          "application/octet-stream",
          "X-File-Name",
          URLEncoder.encode("my film.mp4", UTF_8).replace("+", "%20"),
          "X-Query-Params",
          header);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(json(answer).path("original_filename").asString()).isEqualTo("my film.mp4");
    }

    @Test
    void parts_without_a_file_for_any_method() {
      Map<String, String> signed = client.signed(
          "PUT", "/notifications.json", PandaClient.named("events[video_created]", "true"));

      HttpResponse<String> answer = client.send(
          "PUT",
          "/v2/notifications.json",
          BodyPublishers.ofByteArray(PandaClient.parts(Path.of(""), signed)),
          "Content-Type",
          "multipart/form-data; boundary=----old-client");

      assertThat(json(answer).path("events").path("video_created").asBoolean()).isTrue();
    }

    @Test
    void all_in_the_query_with_an_empty_body() {
      HttpResponse<String> answer =
          client.inQuery("PUT", "/v2/notifications.json", "events[video_created]", "true");

      assertThat(json(answer).path("events").path("video_created").asBoolean()).isTrue();
    }

    @Test
    void flash_adds_parts_that_nobody_signed() {
      Map<String, String> fields = new LinkedHashMap<>(signed());
      fields.put("Filename", "test.mp4");
      fields.put("Upload", "Submit Query");

      assertVideo(client.send(
          "POST",
          "/v2/videos.json",
          BodyPublishers.ofByteArray(PandaClient.parts(clip, fields)),
          "Content-Type",
          "multipart/form-data; boundary=----old-client"));
    }

    /// As the client for Go: the part is called as its file, and values are escaped twice.
    @Test
    void a_file_by_any_name_with_its_path_as_a_field() throws IOException {
      var body = new ByteArrayOutputStream();
      body.writeBytes("""
          --^{---panda---}v\r
          Content-Disposition: form-data; name="file"\r
          \r
          /home/me/test.mp4\r
          --^{---panda---}v\r
          Content-Disposition: form-data; name="/home/me/test.mp4"; filename="/home/me/test.mp4"\r
          Content-Type: application/octet-stream\r
          \r
          """.getBytes(UTF_8));
      body.writeBytes(Files.readAllBytes(clip));
      body.writeBytes("\r\n--^{---panda---}v--\r\n".getBytes(UTF_8));
      Map<String, String> signed = client.signed(
          "POST",
          "/videos.json",
          PandaClient.named("file", "%2Fhome%2Fme%2Ftest.mp4", "profiles", "none"));

      HttpResponse<String> answer = client.send(
          "POST",
          "/v2/videos.json?" + PandaClient.form(signed),
          BodyPublishers.ofByteArray(body.toByteArray()),
          "Content-Type",
          "multipart/form-data; boundary=^{---panda---}v");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(json(answer).path("original_filename").asString()).isEqualTo("test.mp4");
    }

    @Test
    void an_address_that_is_escaped_twice() {
      JsonNode video = json(client.inQuery(
          "POST", "/v2/videos.json", "source_url", "http%3A%2F%2F127.0.0.1%3A9%2Fa%20b.mp4"));

      assertThat(video.path("source_url").asString()).isEqualTo("http://127.0.0.1:9/a b.mp4");
    }

    @ParameterizedTest
    @CsvSource({"C:\\films\\a.mp4, a.mp4", "/home/me/a.mp4, a.mp4"})
    void folders_of_clients_are_left_out(String name, String expected) {
      JsonNode session = json(client.post(
          "/v2/videos/upload.json", "file_size", String.valueOf(size(clip)), "file_name", name));
      HttpResponse<String> answer = client.send(
          "PUT",
          session.path("location").asString().replace("http://media.example", ""),
          bytes(clip));

      assertThat(json(answer).path("original_filename").asString()).isEqualTo(expected);
    }

    private static long size(Path file) {
      return file.toFile().length();
    }

    private static BodyPublisher bytes(Path file) {
      try {
        return BodyPublishers.ofByteArray(Files.readAllBytes(file));
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    }
  }

  @Nested
  class Forms {

    private static final String DONE =
        "http://mypandasite.com/done?id=$id&error=$error&error_message=$error_message";

    private HttpResponse<String> submit(Path file) {
      String key = "bad51d98";
      Map<String, String> fields = client.signed(
          "POST",
          "/videos",
          PandaClient.named(
              "upload_key",
              key,
              "state_update_url",
              "http://a.example/$id",
              "upload_redirect_url",
              DONE,
              "X-Progress-ID",
              key));
      fields.remove("X-Progress-ID"); // It stands in the form's action.
      return client.send(
          "POST",
          "/videos?X-Progress-ID=" + key,
          BodyPublishers.ofByteArray(PandaClient.parts(file, fields)),
          "Content-Type",
          "multipart/form-data; boundary=----old-client");
    }

    @Test
    void a_browser_is_sent_on_to_where_its_video_is_named() {
      HttpResponse<String> answer = submit(clip);

      assertThat(answer.statusCode()).isEqualTo(307);
      assertThat(answer.headers().firstValue("Location").orElse(""))
          .matches("http://mypandasite.com/done\\?id=[0-9a-f-]{36}&error=&error_message=");
      assertThat(client
              .send("GET", "/progress?X-Progress-ID=bad51d98", BodyPublishers.noBody())
              .body())
          .isEqualTo("{\"state\":\"done\"}");
    }

    @Test
    void what_went_wrong_stands_in_the_address() throws IOException {
      HttpResponse<String> answer = submit(Files.writeString(folder.resolve("no.mp4"), "no video"));

      assertThat(answer.statusCode()).isEqualTo(307);
      assertThat(answer.headers().firstValue("Location"))
          .contains("http://mypandasite.com/done?id=&error=FormatNotRecognised"
              + "&error_message=Video+data+in+file+not+recognized");
    }

    @Test
    void nothing_is_known_of_an_upload_that_did_not_begin() {
      HttpResponse<String> answer = client.send(
          "GET", "/v2/progress?callback=tell", BodyPublishers.noBody(), "X-Progress-ID", "x");

      assertThat(answer.body()).isEqualTo("tell({\"state\":\"starting\"})");
    }

    @Test
    void a_page_in_a_frame_reads_text() {
      HttpResponse<String> answer =
          client.upload("/v2/videos.json", clip, "iframe", "1", "profiles", "none");

      assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(answer.body()).startsWith("<textarea>{").endsWith("}</textarea>");
    }
  }
}
