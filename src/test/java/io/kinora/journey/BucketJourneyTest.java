package io.kinora.journey;

import static io.kinora.api.panda.fake.PandaClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.panda.fake.PandaClient;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server whose files are in a bucket, from the request to the file and back to nothing.
@Timeout(240)
class BucketJourneyTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String BUCKET = TestS3.newBucket();

  @TempDir
  private static Path folder;

  private static Kinora kinora;

  @BeforeAll
  static void start() throws Exception {
    kinora = Kinora.serve(
        folder.resolve("data"),
        0,
        "--storage",
        "s3://" + BUCKET + "/kinora",
        "--s3-endpoint",
        TestS3.endpoint().toString(),
        "--s3-access-key",
        TestS3.KEYS.accessKey(),
        "--s3-secret-key",
        TestS3.KEYS.secretKey());
  }

  @AfterAll
  static void stop() throws IOException {
    kinora.stop();
    try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
      assertThat(all).noneMatch(it -> it.endsWith("storage") || it.endsWith("assets"));
    }
  }

  private static HttpResponse<String> ask(
      String method, String address, BodyPublisher body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String address, String... headers) throws Exception {
    return ask("GET", address, BodyPublishers.noBody(), headers);
  }

  private static List<String> objects() {
    return objectsIn(BUCKET);
  }

  private static List<String> objectsIn(String bucket) {
    return TestS3.client().listObjectsV2(it -> it.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private static JsonNode create(String task) throws Exception {
    JsonNode status = kinora
        .post(
            "/v2/create",
            "{\"secret\":\"" + Kinora.SECRET + "\",\"block\":true,\"tasks\":" + task + "}")
        .get(0);
    assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("success");
    return status;
  }

  @Test
  void a_film_is_made_served_read_again_and_removed() throws Exception {
    JsonNode film = create("""
        {"task_name":"video.create","profile":"240p","preview":true,"definition":
         "<movie service='craftsman-1.0'><body><effect type='none' duration='2'>\
        <image color='#c00000'/></effect></body></movie>"}""");
    String export = film.path("result").path("export").asString();

    Path file = Kinora.download(export, folder.resolve("film.mp4"));
    assertThat(TestMedia.fact(file, "stream=codec_name,width")).isEqualTo("h264,426");
    HttpResponse<String> part = get(export, "Range", "bytes=4-7");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("ftyp");
    assertThat(part.headers().firstValue("Content-Range"))
        .contains("bytes 4-7/" + Files.size(file));
    String tag = part.headers().firstValue("ETag").orElseThrow();
    assertThat(get(export, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get(export, "Range", "bytes=" + Files.size(file) + "-").statusCode())
        .isEqualTo(416);

    JsonNode thumb = create("{\"task_name\":\"video.thumb\",\"url\":\"" + export + "\"}");
    Path picture = Kinora.download(
        thumb.path("result").path("output").asString(), folder.resolve("thumb.jpg"));
    assertThat(TestMedia.colourAt(picture, 0, 20, 20).getFirst()).isBetween(170, 215);

    String files = kinora.at("/v2/storage/files/" + film.path("key").asString()).toString();
    assertThat(get(files + "?secret=" + Kinora.SECRET).body())
        .contains(export.substring(export.lastIndexOf('/') + 1));
    ask("DELETE", files, BodyPublishers.ofString("{\"secret\":\"" + Kinora.SECRET + "\"}"));
    assertThat(get(export).statusCode()).isEqualTo(404);
  }

  @Test
  void a_video_is_published_watched_and_removed() throws Exception {
    List<String> others = objects();
    Path clip = TestMedia.clip(folder.resolve("clip.mp4"), "testsrc2=size=320x180:rate=25", 3);
    String[] token = {"Authorization", "Bearer " + kinora.token()};
    JsonNode slot = JSON.readTree(ask(
            "POST",
            kinora.at("/publishing/v1/videos").toString(),
            BodyPublishers.ofString("{\"title\":\"signed\",\"playback_policy\":\"signed\"}"),
            token[0],
            token[1],
            "Content-Type",
            "application/json")
        .body());
    String self = slot.path("links").path("self").asString();

    assertThat(ask("PUT", slot.path("upload_url").asString(), BodyPublishers.ofFile(clip), token)
            .statusCode())
        .isEqualTo(204);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get(self + "/status", token).body().contains("\"ready\""));

    JsonNode video = JSON.readTree(get(self + "/video", token).body());
    URI launch = URI.create(video.path("launch_url").asString());
    URI variant = launch.resolve(firstIn(get(launch.toString()).body()));
    HttpResponse<String> playlist = get(variant.toString());
    assertThat(playlist.body()).contains("#EXT-X-ENDLIST");
    URI media = variant.resolve(firstIn(playlist.body()));
    HttpResponse<String> first = get(media.toString(), "Range", "bytes=0-99");
    assertThat(first.statusCode()).isEqualTo(206);
    assertThat(first.headers().firstValueAsLong("Content-Length")).hasValue(100);
    Path whole = Kinora.download(video.path("mp4_url").asString(), folder.resolve("video.mp4"));
    assertThat(TestMedia.fact(whole, "stream=codec_name,width")).contains("h264,320");
    JsonNode poster = JSON.readTree(get(self + "/thumbnail", token).body());
    assertThat(Files.size(
            Kinora.download(poster.path("url").asString(), folder.resolve("poster.jpg"))))
        .isPositive();
    assertThat(objects())
        .hasSizeGreaterThan(others.size())
        .allMatch(it -> it.startsWith("kinora/"));

    assertThat(ask("DELETE", self, BodyPublishers.noBody(), token).statusCode()).isEqualTo(204);
    assertThat(get(launch.toString()).statusCode()).isEqualTo(404);
    await().atMost(Duration.ofSeconds(30)).until(() -> others.containsAll(objects()));
  }

  /// Of a playlist: what does not tell about it.
  private static String firstIn(String playlist) {
    return playlist.lines().filter(it -> !it.startsWith("#")).findFirst().orElseThrow();
  }

  @Test
  void a_job_by_recipe_comes_from_the_bucket_of_a_customer_and_goes_there() throws Exception {
    String theirs = TestS3.newBucket();
    Path clip = TestMedia.clip(folder.resolve("in.mp4"), "color=red:size=320x180:rate=25", 2);
    Path logo = TestMedia.picture(folder.resolve("logo.png"), "color=0x00FF00:size=40x20");
    TestS3.client().putObject(it -> it.bucket(theirs).key("in/a clip.mp4"), clip);
    TestS3.client().putObject(it -> it.bucket(theirs).key("logo.png"), logo);

    String job = job(theirs);

    String[] basic = {"Authorization", Kinora.basic("x", Kinora.FLIXCLOUD_KEY)};
    await().atMost(Duration.ofMinutes(1)).until(() -> {
      String status =
          get(kinora.at("/jobs/" + job + "/status").toString(), basic).body();
      assertThat(status).doesNotContain("failed");
      return status.contains("<task-state>successful_job</task-state>");
    });
    assertThat(objectsIn(theirs))
        .containsExactlyInAnyOrder(
            "in/a clip.mp4", "logo.png", "out/made.flv", "thumbs/t_0001.png", "thumbs/t_0002.png");
    Path made = folder.resolve("made.flv");
    TestS3.client().getObject(it -> it.bucket(theirs).key("out/made.flv"), made);
    assertThat(TestMedia.fact(made, "stream=codec_name,width")).isEqualTo("flv1,160");
    assertThat(TestMedia.colourAt(made, 1, 30, 20).get(1)).isGreaterThan(180);
    assertThat(objects()).isNotEmpty().allMatch(it -> it.startsWith("kinora/"));
  }

  private static String job(String bucket) throws Exception {
    String xml = "<api-request><api-key>" + Kinora.FLIXCLOUD_KEY
        + "</api-key><recipe-id>3</recipe-id><file-locations>"
        + "<input>" + location(bucket, "in/a clip.mp4") + "</input>"
        + "<output>" + location(bucket, "out/made.flv") + "</output>"
        + "<watermark>" + location(bucket, "logo.png") + "</watermark>"
        + "<thumbnails>" + location(bucket, "thumbs/") + "<prefix>t_</prefix></thumbnails>"
        + "</file-locations></api-request>";
    HttpResponse<String> answer =
        ask("POST", kinora.at("/jobs").toString(), BodyPublishers.ofString(xml));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.body().replaceAll("(?s).*<id type=\"integer\">([0-9]+)</id>.*", "$1");
  }

  private static String location(String bucket, String key) {
    return "<url>s3://" + bucket + "/" + key + "</url><parameters><user>"
        + TestS3.KEYS.accessKey() + "</user><password>" + TestS3.KEYS.secretKey()
        + "</password></parameters>";
  }

  @Test
  void a_video_of_a_cloud_is_sent_in_pieces_encoded_played_and_removed() throws Exception {
    List<String> others = objects();
    byte[] bytes = Files.readAllBytes(
        TestMedia.clip(folder.resolve("panda.mp4"), "color=red:size=320x180:rate=25", 2));
    try (var panda = new PandaClient(kinora.at("/"), Kinora.PANDA, Clock.systemUTC())) {
      String location = json(panda.post(
              "/v2/videos/upload.json",
              "file_size",
              String.valueOf(bytes.length),
              "file_name",
              "panda.mp4",
              "profiles",
              "h264"))
          .path("location")
          .asString();
      ask(
          "PUT",
          location,
          BodyPublishers.ofByteArray(bytes, 0, 2000),
          "Content-Range",
          "bytes 0-1999/" + bytes.length);
      String video = "/v2/videos/"
          + json(ask(
                  "PUT",
                  location,
                  BodyPublishers.ofByteArray(bytes, 1999, bytes.length - 1999),
                  "Content-Range",
                  "bytes 1999-" + (bytes.length - 1) + "/" + bytes.length))
              .path("id")
              .asString();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> panda.get(video + "/encodings.json").body().contains("\"success\""));

      JsonNode encoding = json(panda.get(video + "/encodings.json")).path(0);
      String bucket = json(panda.get("/v2/clouds.json")).path(0).path("url").asString();
      String address = bucket + encoding.path("files").path(0).asString();
      assertThat(get(address, "Range", "bytes=4-7").body()).isEqualTo("ftyp");
      Path made = Kinora.download(address, folder.resolve("encoded.mp4"));
      assertThat(TestMedia.colourAt(made, 1, 320, 240).getFirst()).isGreaterThan(200);
      assertThat(get(bucket + encoding.path("path").asString() + "_7.jpg").statusCode())
          .isEqualTo(200);

      panda.delete(video + ".json");
      assertThat(get(address).statusCode()).isEqualTo(404);
      await().atMost(Duration.ofSeconds(30)).until(() -> others.containsAll(objects()));
    }
  }

  @Test
  void the_server_says_that_its_bucket_is_there() throws Exception {
    HttpResponse<String> ready = get(kinora.at("/readyz").toString());

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("it takes files");
  }
}
