package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.publishing.Wire.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The publishing contract, section 12.1.
class SignedPlaybackTest {

  private static final String SIGNED = "{\"title\":\"Ours\",\"playback_policy\":\"signed\"}";

  @TempDir
  private static Path folder;

  private static VideoServer server;
  private static String id = "";

  @BeforeAll
  static void start() throws IOException {
    server = VideoServer.start(folder);
    id = server.readyVideo(SIGNED);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode film() {
    return server.get("/videos/" + id + "/video");
  }

  private static Answer play(String path) {
    return server.wire.ask("GET", path);
  }

  @Test
  void a_signed_video_is_played_by_its_addresses() {
    JsonNode film = film();
    String master = VideoServer.path(film.path("hls_url"));

    Answer answer = play(master);

    assertThat(master).matches("/media/[0-9A-Za-z]{22}/s\\.\\d+\\.[A-Za-z0-9_-]{43}/master\\.m3u8");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("private");
    assertThat(play(master.replace("master.m3u8", "video.mp4")).body()).isEqualTo("film");
    assertThat(play(VideoServer.path(film.path("mp4_url"))).status()).isEqualTo(200);
    assertThat(play(master.replace("master", "none")).status()).isEqualTo(404);
    assertThat(Instant.parse(film.path("expires_at").asString()))
        .isEqualTo(server.clock.instant().plus(Duration.ofHours(6)));
  }

  @Test
  void all_answers_about_a_signed_video_have_signed_addresses() {
    JsonNode whole = server.get("/videos/" + id);

    assertThat(server.get("/videos/" + id + "/thumbnail").path("url").asString())
        .contains("/s.");
    assertThat(whole.path("video").path("launch_url").asString()).contains("/s.");
    assertThat(whole.path("thumbnail").path("expires_at").asString()).isNotEmpty();
    assertThat(server
            .get("/videos")
            .path("items")
            .get(0)
            .path("video")
            .path("mp4_url")
            .asString())
        .contains("/s.");
  }

  @Test
  void addresses_without_a_pass_that_works_are_forbidden() {
    String master = VideoServer.path(film().path("hls_url"));
    String pass = master.split("/", -1)[3];
    String other = pass.endsWith("A") ? "B" : "A";

    assertThat(play(master.replace("/" + pass, "")).status()).isEqualTo(403);
    assertThat(play(master.replace("/" + pass, "/none")).status()).isEqualTo(403);
    assertThat(play(master.replace("s.", "s.0")).status()).isEqualTo(403);
    assertThat(play(master.replace("s.1", "s.9")).status()).isEqualTo(403);
    String changed = pass.substring(0, pass.length() - 1) + other;
    assertThat(play(master.replace(pass, changed)).status()).isEqualTo(403);
  }

  @Test
  void a_pass_ends() {
    String master = VideoServer.path(film().path("hls_url"));
    server.clock.turn(Duration.ofHours(6).minusSeconds(1));
    assertThat(play(master).status()).isEqualTo(200);

    server.clock.turn(Duration.ofSeconds(1));

    assertThat(play(master).status()).isEqualTo(403);
    assertThat(play(VideoServer.path(film().path("hls_url"))).status()).isEqualTo(200);
  }

  @Test
  void the_pass_of_one_video_opens_no_other() {
    String other = server.readyVideo(SIGNED);
    String master = VideoServer.path(film().path("hls_url"));
    String playbackId =
        server.get("/videos/" + other + "/video").path("playback_id").asString();

    assertThat(play(master.replaceAll("media/[^/]+", "media/" + playbackId)).status())
        .isEqualTo(403);
  }

  @Test
  void a_public_video_has_no_signed_addresses() {
    String open = server.readyVideo("{\"title\":\"All's\",\"playback_policy\":\"public\"}");
    JsonNode film = server.get("/videos/" + open + "/video");
    String master = VideoServer.path(film.path("hls_url"));
    String pass = VideoServer.path(film().path("hls_url")).split("/", -1)[3];

    assertThat(film.has("expires_at")).isFalse();
    assertThat(play(master).header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(play(master.replace("master", pass + "/master")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"secret\"", "1", "true", "\"Signed\""})
  void another_policy_is_a_mistake(String policy) {
    Answer answer = server.send(
        "POST",
        "/videos",
        "{\"title\":\"x\",\"playback_policy\":" + policy + "}",
        "Content-Type",
        "application/json");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.value("pointer")).isEqualTo("/playback_policy");
  }

  @Test
  void a_change_may_name_the_state_whose_pass_has_changed_meanwhile() {
    Answer before = server.ask("GET", "/videos/" + id);
    server.clock.turn(Duration.ofMinutes(1));

    assertThat(server
            .ask("GET", "/videos/" + id, "If-None-Match", before.header("ETag"))
            .status())
        .isEqualTo(200);
    assertThat(patched(before.header("ETag")).status()).isEqualTo(200);
    assertThat(patched(before.header("ETag")).status()).isEqualTo(412);
  }

  private static Answer patched(String etag) {
    return server.send(
        "PATCH",
        "/videos/" + id,
        "{\"description\":\"" + etag.hashCode() + "\"}",
        "If-Match",
        etag,
        "Content-Type",
        "application/merge-patch+json");
  }
}
