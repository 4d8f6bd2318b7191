package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.api.openapi.Conformity;
import io.kinora.api.openapi.Replay;
import io.kinora.api.openapi.Seen;
import io.kinora.media.fake.TestMedia;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A back office's way from a slot to a video that plays, held against the document that the
/// server itself gives out. Source: the publishing contract, sections 18 and 20.
@Timeout(240)
class OpenApiJourneyTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String API = "/publishing/v1";
  private static final String[] IS_JSON = {"Content-Type", "application/json"};
  private static final String[] IS_FILM = {"Content-Type", "video/mp4"};

  @TempDir
  private Path folder;

  private final Replay replay = new Replay();
  private int port;
  private String credential = "";

  private Seen ask(String method, String path, byte[] body, String... headers) {
    var all = Stream.concat(Stream.of("Authorization", credential), Stream.of(headers))
        .toArray(String[]::new);
    return replay.send(port, method, path, body, all);
  }

  private Seen post(String path, String body, String... headers) {
    var all = Stream.concat(Stream.of("Authorization", credential), Stream.of(headers))
        .toArray(String[]::new);
    return replay.ask(port, "POST", path, body, all);
  }

  private Seen get(String path) {
    return ask("GET", path, new byte[0]);
  }

  private static JsonNode json(Seen seen) {
    return JSON.readTree(seen.body());
  }

  @Test
  void a_video_is_published_as_the_document_of_the_server_says() throws Exception {
    byte[] clip = Files.readAllBytes(
        TestMedia.clip(folder.resolve("clip.mp4"), "testsrc2=size=320x180:rate=25", 3));
    try (Kinora kinora = Kinora.serve(folder.resolve("data"), 0);
        replay) {
      port = kinora.port();
      JsonNode document = json(replay.ask(port, "GET", API + "/openapi.json", ""));
      assertThat(document.at("/servers/0/url").asString())
          .isEqualTo(kinora.at(API).toString());
      credential = "Bearer " + token();

      JsonNode whole = slot();
      ask("PUT", path(whole.path("upload_url")), clip, IS_FILM);
      JsonNode ranged = slot();
      sendInParts(path(ranged.path("upload_url")), clip);
      JsonNode junk = slot();
      ask("PUT", path(junk.path("upload_url")), new byte[5_000], IS_FILM);
      readAll(ended(whole, "ready"));
      readAll(ended(ranged, "ready"));
      readAll(ended(junk, "error"));
      get(API + "/videos");
      ask("DELETE", path(whole.at("/links/self")), new byte[0]);
      readAll(whole);

      var conformity = new Conformity(document);
      assertThat(replay.all())
          .allSatisfy(seen -> assertThat(conformity.complaints(seen)).isEmpty());
    }
  }

  private String token() {
    String basic =
        Base64.getEncoder().encodeToString(("acme_office:" + Kinora.CLIENT_SECRET).getBytes(UTF_8));
    credential = "Basic " + basic;
    Seen token = post(
        "/oauth/token",
        "grant_type=client_credentials",
        "Content-Type",
        "application/x-www-form-urlencoded");
    return json(token).path("access_token").asString();
  }

  private JsonNode slot() {
    Seen slot =
        post(API + "/videos", "{\"title\":\"Démo\",\"description\":\"two\\nlines\"}", IS_JSON);
    assertThat(slot.status()).as(slot.body()).isEqualTo(201);
    return json(slot);
  }

  private static String path(JsonNode address) {
    return URI.create(address.asString()).getPath();
  }

  private void sendInParts(String upload, byte[] clip) {
    int half = clip.length / 2;
    ask(
        "PUT",
        upload,
        Arrays.copyOf(clip, half),
        "Content-Type",
        "video/mp4",
        "Content-Range",
        "bytes 0-" + (half - 1) + "/" + clip.length);
    ask("HEAD", upload, new byte[0], "Tus-Resumable", "1.0.0");
    ask(
        "PUT",
        upload,
        Arrays.copyOfRange(clip, half, clip.length),
        "Content-Type",
        "video/mp4",
        "Content-Range",
        "bytes " + half + "-" + (clip.length - 1) + "/" + clip.length);
  }

  private JsonNode ended(JsonNode slot, String status) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(() ->
            json(get(path(slot.at("/links/status")))).path("status").asString().equals(status));
    return slot;
  }

  private void readAll(JsonNode slot) {
    slot.path("links").forEach(link -> get(path(link)));
  }
}
