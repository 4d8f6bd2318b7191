package io.kinora.journey;

import static io.kinora.api.panda.fake.PandaClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.kinora.api.panda.fake.PandaClient;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A customer of Panda sends a film in pieces, has it encoded by two profiles, is told, plays it,
/// and deletes it; by real HTTP on a real server.
///
/// Source: the panda contract.
@Timeout(240)
class PandaJourneyTest {

  @TempDir
  private Path folder;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private HttpServer customer;
  private Kinora kinora;
  private PandaClient client;
  private Path clip = Path.of("");

  @BeforeEach
  void start() throws IOException {
    clip = TestMedia.clip(folder.resolve("film.mp4"), "color=red:size=320x180:rate=25", 3);
    customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    customer.createContext("/", exchange -> {
      told.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    customer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    customer.start();
    kinora = Kinora.serve(folder.resolve("data"), 0);
    client = new PandaClient(kinora.at("/"), Kinora.PANDA, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    client.close();
    kinora.close();
    customer.stop(0);
  }

  private JsonNode awaited(String path, String status) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> json(client.get(path)).path("status").asString("").equals(status));
    return json(client.get(path));
  }

  private HttpResponse<String> piece(String location, byte[] bytes, int from, int to) {
    return client.send(
        "PUT",
        location,
        BodyPublishers.ofByteArray(Arrays.copyOfRange(bytes, from, to)),
        "Content-Range",
        "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
  }

  private String bucketUrl() {
    String path = "/v2/clouds/" + Kinora.PANDA.cloud() + ".json";
    return json(client.get(path)).path("url").asString();
  }

  @Test
  void a_film_in_three_pieces_is_encoded_told_played_used_elsewhere_and_deleted() throws Exception {
    client.post("/v2/profiles.json", "preset_name", "webm", "width", "160", "height", "90");
    client.put(
        "/v2/notifications.json",
        "url",
        "http://127.0.0.1:" + customer.getAddress().getPort() + "/hook",
        "events[video_encoded]",
        "true");
    byte[] bytes = Files.readAllBytes(clip);
    String location = json(client.post(
            "/v2/videos/upload.json",
            "file_size",
            String.valueOf(bytes.length),
            "file_name",
            "film.mp4",
            "use_all_profiles",
            "true"))
        .path("location")
        .asString();

    assertThat(piece(location, bytes, 0, 5000).statusCode()).isEqualTo(204);
    kinora.kill();
    kinora = Kinora.serve(folder.resolve("data"), kinora.port());
    HttpResponse<String> held = client.send(
        "PUT", location, BodyPublishers.noBody(), "Content-Range", "bytes */" + bytes.length);
    assertThat(held.headers().firstValue("Range")).contains("0-4999");
    assertThat(piece(location, bytes, 4999, 9000).statusCode()).isEqualTo(204);
    HttpResponse<String> whole = piece(location, bytes, 9000, bytes.length);
    assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
    String video = json(whole).path("id").asString();

    assertThat(told.take()).contains("event=video-encoded", "video_id=" + video);
    JsonNode encodings = json(client.get("/v2/videos/" + video + "/encodings.json"));
    assertThat(encodings).hasSize(2).allMatch(it -> it.path("status").asString().equals("success"));
    for (JsonNode encoding : encodings) {
      String file = encoding.path("files").path(0).asString();
      Path played = Kinora.download(bucketUrl() + file, folder.resolve(file));
      assertThat(TestMedia.fact(played, "stream=codec_name")).isIn("h264,aac", "h264", "vp8");
      List<Integer> colour = TestMedia.colourAt(
          played, 1, encoding.path("width").asInt() / 2, encoding.path("height").asInt() / 2);
      assertThat(colour.get(0)).isGreaterThan(200);
      assertThat(colour.get(1)).isLessThan(60);
    }

    String source = bucketUrl() + video + ".mp4";
    for (String address : List.of("kinora:asset/" + video, source)) {
      JsonNode facts = kinora.post(
          "/v2/create",
          "{\"secret\":\"" + Kinora.SECRET
              + "\",\"block\":true,\"tasks\":{\"task_name\":\"video.info\",\"url\":\"" + address
              + "\"}}");
      assertThat(facts.toString()).contains("\"width\":320");
    }

    JsonNode published = published("kinora:asset/" + video);
    assertThat(published.path("duration").asDouble()).isEqualTo(3, within(0.2));

    assertThat(client.delete("/v2/videos/" + video + ".json").body())
        .isEqualTo("{\"deleted\":true}");
    assertThat(Kinora.get(URI.create(source)).statusCode()).isEqualTo(404);
    assertThat(Kinora.get(URI.create(bucketUrl() + video + "_1.jpg")).statusCode())
        .isEqualTo(404);
  }

  /// A video of the publishing API whose file is in the library, once it is ready.
  private JsonNode published(String source) throws Exception {
    String token = "Bearer " + kinora.token();
    HttpResponse<String> made = client.send(
        "POST",
        "/publishing/v1/videos",
        BodyPublishers.ofString("{\"title\":\"again\",\"source\":\"" + source + "\"}"),
        "Authorization",
        token,
        "Content-Type",
        "application/json");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String self = made.headers().firstValue("Location").orElseThrow();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> ready(self, token).path("status").asString().equals("ready"));
    return ready(self + "/video", token);
  }

  private JsonNode ready(String self, String token) {
    return json(client.send("GET", self, BodyPublishers.noBody(), "Authorization", token));
  }

  @Test
  void a_film_is_fetched_and_one_that_is_none_fails_with_its_encodings() throws Exception {
    try (Neighbour neighbour = Neighbour.with(folder)) {
      Files.writeString(folder.resolve("text.mp4"), "no film");
      String good = json(client.post(
              "/v2/videos.json", "source_url", neighbour.address("film.mp4"), "payload", "x"))
          .path("id")
          .asString();
      String bad = json(client.post("/v2/videos.json", "source_url", neighbour.address("text.mp4")))
          .path("id")
          .asString();
      String none = json(client.post("/v2/videos.json", "source_url", neighbour.address("no.mp4")))
          .path("id")
          .asString();

      JsonNode video = awaited("/v2/videos/" + good + ".json", "success");
      assertThat(video.path("width").asInt()).isEqualTo(320);
      assertThat(video.path("original_filename").asString()).isEqualTo("film.mp4");
      assertThat(
              awaited("/v2/videos/" + bad + ".json", "fail").path("error_class").asString())
          .isEqualTo("FormatNotRecognised");
      assertThat(awaited("/v2/videos/" + none + ".json", "fail")
              .path("error_class")
              .asString())
          .isEqualTo("DownloadFailed");
      assertThat(json(client.get("/v2/videos/" + bad + "/encodings.json"))
              .path(0)
              .path("error_class")
              .asString())
          .isEqualTo("VideoStatusInvalid");
      String encoding = json(client.get("/v2/videos/" + good + "/encodings.json"))
          .path(0)
          .path("id")
          .asString();
      awaited("/v2/encodings/" + encoding + ".json", "success");
    }
  }

  @Test
  void variants_are_listed_once_all_of_them_are_there() throws Exception {
    client.post("/v2/profiles.json", "preset_name", "hls.variant", "width", "160", "height", "90");
    client.post("/v2/profiles.json", "preset_name", "hls.variant.audio");
    client.post("/v2/profiles.json", "preset_name", "hls.variant.playlist");
    HttpResponse<String> uploaded = client.upload(
        "/v2/videos.json",
        clip,
        "profiles",
        "hls.variant,hls.variant.audio,hls.variant.playlist",
        "path_format",
        "films/:id");
    String video = json(uploaded).path("id").asString();
    String encoding = json(client.get(
            "/v2/encodings.json", "video_id", video, "profile_name", "hls.variant.playlist"))
        .path(0)
        .path("id")
        .asString();

    JsonNode playlist = awaited("/v2/encodings/" + encoding + ".json", "success");

    String address = bucketUrl() + playlist.path("files").path(0).asString();
    String text = Kinora.get(URI.create(address)).body();
    assertThat(text).startsWith("#EXTM3U").contains("RESOLUTION=160x90");
    List<String> named = text.lines().filter(it -> !it.startsWith("#")).toList();
    assertThat(named).hasSize(2);
    for (String name : named) {
      String list = Kinora.get(URI.create(address).resolve(name)).body();
      assertThat(list).startsWith("#EXTM3U").contains("#EXT-X-ENDLIST");
      String first = list.lines().filter(it -> !it.startsWith("#")).findFirst().orElseThrow();
      assertThat(Kinora.get(URI.create(address).resolve(name).resolve(first)).statusCode())
          .isEqualTo(200);
    }
  }
}
