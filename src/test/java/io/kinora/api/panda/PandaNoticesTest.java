package io.kinora.api.panda;

import static io.kinora.api.panda.fake.PandaClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.kinora.api.http.QueryParameters;
import io.kinora.api.panda.fake.PandaClient;
import io.kinora.engine.task.Errand;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who is told what, when, and how often. Source: the panda contract, section 12.
class PandaNoticesTest {

  /// A form that came.
  private record Told(String target, String type, Map<String, String> fields) {

    private String event() {
      return fields.getOrDefault("event", "");
    }
  }

  @TempDir
  private Path folder;

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private PandaServer server;
  private PandaClient client;
  private HttpServer customer;
  private Path clip = Path.of("");

  @BeforeEach
  void start() throws IOException {
    server = PandaServer.start(folder);
    client = server.client;
    clip = TestMedia.clip(folder.resolve("test.mp4"), "color=red:size=64x48:rate=10", 1);
    customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    customer.createContext("/", exchange -> {
      String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var fields = new HashMap<String, String>();
      QueryParameters.parse(form).all().forEach(it -> fields.put(it.name(), it.value()));
      told.add(new Told(
          exchange.getRequestMethod() + " " + exchange.getRequestURI(),
          exchange.getRequestHeaders().getFirst("Content-Type"),
          fields));
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
    customer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    customer.start();
  }

  @AfterEach
  void stop() {
    customer.stop(0);
    server.close();
  }

  private String address(String path) {
    return "http://127.0.0.1:" + customer.getAddress().getPort() + path;
  }

  private void awaitTold(int count) {
    await().atMost(Duration.ofSeconds(60)).until(() -> {
      server.clock.turn(Duration.ofMillis(100));
      return told.size() >= count;
    });
  }

  private void listen(String... events) {
    var parameters = new ArrayList<>(List.of("url", address("/hook")));
    for (String event : events) {
      parameters.add("events[" + event + "]");
      parameters.add("true");
    }
    assertThat(client
            .put("/v2/notifications.json", parameters.toArray(String[]::new))
            .statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_cloud_is_told_of_a_video_and_of_each_encoding_in_their_order() {
    listen("video_created", "video_encoded", "encoding_completed");
    client.post("/v2/profiles.json", "preset_name", "mp3");

    String video = server.video(clip).path("id").asString();

    awaitTold(4);
    assertThat(told).extracting(Told::event).startsWith("video-created").endsWith("video-encoded");
    assertThat(told)
        .extracting(Told::event)
        .filteredOn("encoding-complete"::equals)
        .hasSize(2);
    assertThat(told).allSatisfy(it -> {
      assertThat(it.target()).isEqualTo("POST /hook");
      assertThat(it.type()).isEqualTo("application/x-www-form-urlencoded");
      assertThat(it.fields()).containsEntry("video_id", video);
    });
    assertThat(told.getFirst().fields()).containsKeys("encoding_ids[0]", "encoding_ids[1]");
    assertThat(told.get(1).fields()).containsKey("encoding_id");
  }

  @Test
  void only_what_was_asked_for_is_told() {
    listen("video_encoded");

    server.video(clip);

    awaitTold(1);
    assertThat(told).extracting(Told::event).containsExactly("video-encoded");
  }

  @Test
  void a_video_of_the_first_version_is_told_of_at_its_own_address() {
    JsonNode video = json(client.upload(
        "/videos.json", clip, "upload_key", "k", "state_update_url", address("/up?id=$id&a=b")));
    String id = video.path("id").asString();

    awaitTold(2);

    assertThat(told).extracting(Told::target).containsOnly("POST /up?id=" + id + "&a=b");
    assertThat(told.get(0).fields()).containsEntry("event", "video-created");
    assertThat(told.get(1).fields())
        .containsEntry("event", "encoding-complete")
        .containsEntry("status", "success")
        .containsEntry("id", id);
    JsonNode shown =
        JsonMapper.shared().readTree(told.get(1).fields().get("video")).path("video");
    assertThat(shown.path("id").asString()).isEqualTo(id);
    JsonNode encoding = shown.path("encodings").path(0).path("video");
    assertThat(encoding.path("status").asString()).isEqualTo("success");
    assertThat(encoding.path("encoding_time").isIntegralNumber()).isTrue();
  }

  @Test
  void a_cloud_is_told_again_after_pauses_that_double_up_to_an_hour() throws Exception {
    listen("video_created");
    status = 204;

    String id = server.video(clip, "profiles", "none").path("id").asString();

    // After the first, which the server itself tried, and its ten seconds.
    assertThat(pauses(id, "", 10))
        .containsExactly(20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
  }

  @Test
  void a_video_of_the_first_version_is_told_seven_times_at_most() throws Exception {
    status = 500;

    String id = json(client.upload(
            "/videos.json",
            clip,
            "upload_key",
            "k",
            "state_update_url",
            address("/up"),
            "profiles",
            "none"))
        .path("id")
        .asString()
        .replace("-", "");

    assertThat(pauses(id, "/own", 20)).startsWith(20L, 30L, 40L, 50L, 60L);
    JsonNode first =
        json(client.get("/v2/videos/" + id + "/notifications.json")).path(0);
    assertThat(first.path("state").asString()).isEqualTo("given_up");
    assertThat(first.path("attempts")).hasSize(7);
    assertThat(first.path("attempts").path(0).path("status").asInt()).isEqualTo(500);
  }

  /// The pauses that follow the first attempt, in seconds.
  ///
  /// @param whom to tell: empty for the cloud
  private List<Long> pauses(String id, String whom, int countMax) throws InterruptedException {
    String log = "/v2/videos/" + id + "/notifications.json";
    await().atMost(Duration.ofSeconds(40)).until(() -> {
      server.clock.turn(Duration.ofMillis(20));
      return json(client.get(log)).path(0).path("attempts").size() == 1;
    });
    var pauses = new ArrayList<Long>();
    Optional<Duration> pause = Optional.of(Duration.ZERO);
    while (pause.isPresent() && pauses.size() < countMax) {
      server.database.transact(it -> it.handle().execute("update cloud_notice set due_at = 0"));
      Errand.Ending ending = server.notices.run(id + whom);
      pause = server.database.inTransaction(it -> ending.writeDown(it.handle()));
      pause.filter(Duration::isPositive).ifPresent(it -> pauses.add(it.toSeconds()));
    }
    return pauses;
  }

  @Test
  void who_is_not_there_keeps_nothing_from_another() {
    client.put(
        "/v2/notifications.json", "url", "http://127.0.0.1:9/", "events[video_created]", "true");

    client.upload(
        "/videos.json", clip, "upload_key", "k", "state_update_url", address("/up?id=$id"));

    awaitTold(2);
    assertThat(told).extracting(Told::event).containsExactly("video-created", "encoding-complete");
  }

  @Test
  void all_can_be_told_again_by_hand() {
    listen("video_created");
    String id = server.video(clip, "profiles", "none").path("id").asString();
    awaitTold(1);
    String log = "/v2/videos/" + id + "/notifications.json";
    await().until(() -> json(client.get(log)).path(0).path("state").asString().equals("delivered"));

    assertThat(client.post(log).body()).isEqualTo("{\"notifications\":1}");

    awaitTold(2);
    assertThat(told.get(1).fields()).isEqualTo(told.get(0).fields());
  }
}
