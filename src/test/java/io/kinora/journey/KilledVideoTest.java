package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real server is killed with -9 in every phase of a video. Source: the publishing contract,
/// section 16 and section 21, case 5.
@Timeout(240)
class KilledVideoTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// The second video waits while the first is encoded.
  private static final String[] ONE_AT_A_TIME = {
    "--publishing-jobs", "1", "--publishing-rate-limit", "1000000"
  };

  private static final List<String> PHASES = List.of(
      "awaiting_upload",
      "uploading",
      "queued",
      "inspecting",
      "encoding",
      "finishing",
      "ready",
      "failed");

  @TempDir
  private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Path data = Path.of("");
  private Kinora kinora;
  private String token = "";

  @BeforeEach
  void start() throws Exception {
    data = folder.resolve("data");
    kinora = Kinora.serve(data, 0, ONE_AT_A_TIME);
    token = kinora.token();
  }

  @AfterEach
  void stop() {
    kinora.kill();
    client.close();
  }

  private HttpResponse<String> ask(String method, String path, BodyPublisher body)
      throws Exception {
    var request = HttpRequest.newBuilder(kinora.at("/publishing/v1/videos" + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", path.isEmpty() ? "application/json" : "video/mp4")
        .method(method, body);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = ask("GET", path, BodyPublishers.noBody());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /// The path of a new video whose bytes are safe.
  private String uploaded(Path file) throws Exception {
    HttpResponse<String> slot = ask("POST", "", BodyPublishers.ofString("{\"title\":\"killed\"}"));
    assertThat(slot.statusCode()).as(slot.body()).isEqualTo(201);
    String video = "/" + JSON.readTree(slot.body()).path("id").asString();
    assertThat(ask("PUT", video + "/content", BodyPublishers.ofFile(file)).statusCode())
        .isEqualTo(204);
    return video;
  }

  private String phase(String video) throws Exception {
    return get(video + "/status").path("phase").asString();
  }

  private void awaitPhase(String video, String phase) throws Exception {
    String seen = phase(video);
    while (!seen.equals(phase)) {
      assertThat(PHASES.indexOf(seen)).as("%s before %s", seen, phase).isLessThan(6);
      seen = phase(video);
    }
  }

  private void killIn(String video, String phase) throws Exception {
    awaitPhase(video, phase);
    kinora.kill();
    kinora = Kinora.serve(data, kinora.port(), ONE_AT_A_TIME);
  }

  private void assertPlays(String video) throws Exception {
    JsonNode facts = get(video + "/video");
    Path film = Kinora.download(facts.path("mp4_url").asString(), folder.resolve("film.mp4"));
    assertThat(Double.parseDouble(TestMedia.fact(film, "format=duration")))
        .isCloseTo(facts.path("duration").asDouble(), within(0.1));
    HttpResponse<String> playlist =
        Kinora.get(URI.create(facts.path("launch_url").asString()));
    assertThat(playlist.statusCode()).isEqualTo(200);
    assertThat(playlist.body()).contains("#EXT-X-STREAM-INF");
  }

  /// What a killed attempt leaves behind.
  private List<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .filter(it -> it.toString().matches(".*/(incoming|work/work-[^/]*)/.*"))
          .toList();
    }
  }

  @Test
  void a_video_is_made_though_the_server_is_killed_in_each_phase() throws Exception {
    Path film = TestMedia.clip(folder.resolve("film.mp4"), "testsrc2=size=640x360:rate=25", 6);
    String inspected = uploaded(film);
    killIn(inspected, "inspecting");
    awaitPhase(inspected, "ready");

    String encoded = uploaded(film);
    awaitPhase(encoded, "encoding");
    String queued = uploaded(film);
    killIn(queued, "queued");
    awaitPhase(encoded, "ready");
    killIn(queued, "finishing");
    awaitPhase(queued, "ready");
    killIn(queued, "ready");

    for (String video : List.of(inspected, encoded, queued)) {
      assertPlays(video);
    }
    assertThat(leftovers()).isEmpty();
    assertThat(kinora.stop()).isZero();
  }

  @Test
  void three_kills_while_it_is_encoded_are_the_end_of_a_video() throws Exception {
    Path film = TestMedia.clip(folder.resolve("film.mp4"), "testsrc2=size=640x360:rate=25", 30);
    String video = uploaded(film);

    killIn(video, "encoding");
    killIn(video, "encoding");
    killIn(video, "encoding");
    awaitPhase(video, "failed");

    JsonNode error = get(video + "/status").path("error");
    assertThat(error.path("code").asString()).isEqualTo("internal");
    assertThat(error.path("retryable").asBoolean()).isTrue();
    assertThat(leftovers()).isEmpty();
  }
}
