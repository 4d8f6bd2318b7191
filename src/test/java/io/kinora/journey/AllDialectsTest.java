package io.kinora.journey;

import static io.kinora.api.panda.fake.PandaClient.json;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.factory.fake.FactoryClient;
import io.kinora.api.factory.fake.FactoryClient.Reply;
import io.kinora.api.panda.fake.PandaClient;
import io.kinora.engine.task.TaskAudit;
import io.kinora.infra.base.Md5;
import io.kinora.infra.db.Database;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A customer of each of the five APIs, whose servers are many: one that answers, two that work, a
/// PostgreSQL and a bucket.
@Timeout(240)
class AllDialectsTest {

  private static final Duration LONG = Duration.ofSeconds(100);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern RUNS =
      Pattern.compile("(?m)^engine_runs_seconds_count\\{.*outcome=\"done\".*} ([0-9.]+)$");

  @TempDir
  private static Path folder;

  private static Cluster cluster;
  private static Kinora api;
  private static List<Kinora> workers;
  private static Neighbour neighbour;
  private static FileSites sites;
  private static Path delivered;

  @BeforeAll
  static void start() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    delivered = Files.createDirectory(folder.resolve("delivered"));
    TestMedia.picture(files.resolve("red.jpg"), "color=0xE01010:size=640x360");
    TestMedia.picture(files.resolve("logo.png"), "color=0x00FF00:size=40x20");
    TestMedia.clip(files.resolve("red.mp4"), "color=red:size=320x180:rate=25", 3);
    neighbour = Neighbour.with(files);
    sites = new FileSites(files, delivered);
    cluster = Cluster.in(folder);
    api = cluster.api();
    workers = List.of(cluster.worker(), cluster.worker());
  }

  @AfterAll
  static void stop() throws Exception {
    try (Database database = cluster.database()) {
      assertThat(new TaskAudit(database).findings()).isEmpty();
      assertThat(runsOf(api)).isZero();
      assertThat(workers.stream().mapToDouble(AllDialectsTest::runsOf).sum())
          .isGreaterThanOrEqualTo(10);
    } finally {
      cluster.close();
      sites.close();
      neighbour.close();
    }
  }

  private static double runsOf(Kinora process) {
    try {
      Matcher runs = RUNS.matcher(Kinora.get(process.at("/metrics")).body());
      return runs.results().mapToDouble(it -> Double.parseDouble(it.group(1))).sum();
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void assertRed(Path film, double seconds, int x, int y) {
    List<Integer> colour = TestMedia.colourAt(film, seconds, x, y);
    assertThat(colour.get(0)).as("%s", colour).isGreaterThan(190);
    assertThat(colour.get(2)).as("%s", colour).isLessThan(60);
  }

  @Test
  void the_tasks_api_makes_a_film_and_calls_back() throws Exception {
    String definition = "<movie service='craftsman-1.0'><body><effect type='kenburns' duration='9'>"
        + "<image filename='" + neighbour.address("red.jpg") + "'/></effect></body></movie>";
    String key = api.post(
            "/v2/create", """
            {"secret":"%s","tasks":{"task_name":"video.create","profile":"240p",
             "url_callback":"%s","definition":"%s"}}""".formatted(Kinora.SECRET, neighbour.address("callback"), definition))
        .get(0)
        .path("key")
        .asString();

    JsonNode done = await().atMost(LONG).until(() -> api.status(key), status -> {
      assertThat(status.path("status").asString()).as(status.toString()).isNotEqualTo("error");
      return status.path("status").asString().equals("success");
    });

    Path film =
        Kinora.download(done.path("result").path("export").asString(), folder.resolve("tasks.mp4"));
    assertRed(film, 8, 200, 120);
    assertThat(callback(key)).contains("\"success\"");
  }

  /// The first that has the word; those of others go back.
  private static String callback(String word) throws InterruptedException {
    String callback = requireNonNull(neighbour.callbacks().poll(60, SECONDS), "no callback came");
    while (!callback.contains(word)) {
      neighbour.callbacks().add(callback);
      callback = requireNonNull(neighbour.callbacks().poll(60, SECONDS), "no callback came");
    }
    return callback;
  }

  @Test
  void panda_takes_a_video_in_pieces_encodes_it_and_tells() throws Exception {
    try (var client = new PandaClient(api.at("/"), Kinora.PANDA, Clock.systemUTC())) {
      client.put(
          "/v2/notifications.json",
          "url",
          neighbour.address("callback"),
          "events[video_encoded]",
          "true");
      byte[] bytes = Files.readAllBytes(folder.resolve("files/red.mp4"));
      String location = json(client.post(
              "/v2/videos/upload.json",
              "file_size",
              String.valueOf(bytes.length),
              "file_name",
              "red.mp4",
              "use_all_profiles",
              "true"))
          .path("location")
          .asString();
      assertThat(piece(client, location, bytes, 0, 5_000).statusCode()).isEqualTo(204);
      String video =
          json(piece(client, location, bytes, 5_000, bytes.length)).path("id").asString();

      assertThat(callback("video_id=" + video)).contains("event=video-encoded");
      JsonNode encoding =
          json(client.get("/v2/videos/" + video + "/encodings.json")).get(0);
      assertThat(encoding.path("status").asString()).isEqualTo("success");
      String file = encoding.path("files").path(0).asString();
      String bucket = json(client.get("/v2/clouds/" + Kinora.PANDA.cloud() + ".json"))
          .path("url")
          .asString();
      assertRed(
          Kinora.download(bucket + file, folder.resolve("panda.mp4")),
          1,
          encoding.path("width").asInt() / 2,
          encoding.path("height").asInt() / 2);
    }
  }

  private static HttpResponse<String> piece(
      PandaClient client, String location, byte[] bytes, int from, int to) {
    return client.send(
        "PUT",
        location,
        BodyPublishers.ofByteArray(Arrays.copyOfRange(bytes, from, to)),
        "Content-Range",
        "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
  }

  @Test
  void the_film_api_makes_two_profiles_and_leads_to_their_files() throws Exception {
    var client = new FactoryClient(api.port(), Kinora.FACTORY, Clock.systemUTC());
    client.putDefinition(
        "ann/trip",
        "<movie service=\"craftsman-1.0\"><body><effect type=\"none\" duration=\"3\"><image"
            + " filename=\"" + neighbour.address("red.jpg") + "\"/></effect></body></movie>");
    Reply ordered = client.createProfiles(
        "ann/trip",
        "<profiles><profile name=\"iphone\"><stupeflixStore/></profile>"
            + "<profile name=\"flash\"><stupeflixStore/></profile></profiles>");
    assertThat(ordered.status()).as(ordered.text()).isEqualTo(200);

    var watch = new FilmWatch(client, "ann/trip");
    for (String profile : List.of("iphone", "flash")) {
      watch.await(profile, "available");
      String address =
          client.get("/ann/trip/" + profile + "/").header("Location").orElseThrow();
      HttpResponse<byte[]> file = CLIENT.send(
          HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
      assertThat(file.headers().firstValue("ETag")).contains('"' + Md5.hex(file.body()) + '"');
      assertRed(Files.write(folder.resolve(profile + ".video"), file.body()), 2, 200, 120);
    }
  }

  @Test
  void flix_cloud_fetches_by_ftp_brings_by_sftp_and_notifies() throws Exception {
    String site = "<parameters><user>" + FileSites.USER + "</user><password>" + FileSites.PASSWORD
        + "</password></parameters>";
    String xml = "<api-request><api-key>" + Kinora.FLIXCLOUD_KEY
        + "</api-key><recipe-name>mpg2avi</recipe-name><file-locations><input><url>"
        + sites.ftp("red.mp4") + "</url>" + site + "</input><output><url>" + sites.sftp("out.flv")
        + "</url>" + site + "</output><watermark><url>" + neighbour.address("logo.png")
        + "</url></watermark></file-locations><notification-url>" + neighbour.address("callback")
        + "</notification-url></api-request>";
    var request = HttpRequest.newBuilder(api.at("/jobs"))
        .header("Content-Type", "application/xml")
        .POST(BodyPublishers.ofString(xml))
        .build();
    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);

    assertThat(callback("<job>")).contains("<state>successful_job</state>");
    Path made = delivered.resolve("out.flv");
    assertThat(TestMedia.fact(made, "stream=codec_name,width")).isEqualTo("flv1,160");
    assertRed(made, 1, 140, 70);
  }

  @Test
  void a_published_video_can_be_played() throws Exception {
    try (var client = new PandaClient(api.at("/"), Kinora.PANDA, Clock.systemUTC())) {
      String token = "Bearer " + api.token();
      HttpResponse<String> slot = client.send(
          "POST",
          "/publishing/v1/videos",
          BodyPublishers.ofString("{\"title\":\"many\"}"),
          "Authorization",
          token,
          "Content-Type",
          "application/json");
      assertThat(slot.statusCode()).as(slot.body()).isEqualTo(201);
      String self = slot.headers().firstValue("Location").orElseThrow();
      HttpResponse<String> sent = client.send(
          "PUT",
          self + "/content",
          BodyPublishers.ofFile(folder.resolve("files/red.mp4")),
          "Authorization",
          token);
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
      await()
          .atMost(LONG)
          .until(() -> asked(client, self, token).path("status").asString().equals("ready"));
      String address = asked(client, self + "/video", token).path("mp4_url").asString();

      assertRed(Kinora.download(address, folder.resolve("published.mp4")), 1, 160, 90);
    }
  }

  private static JsonNode asked(PandaClient client, String address, String token) {
    return json(client.send("GET", address, BodyPublishers.noBody(), "Authorization", token));
  }
}
