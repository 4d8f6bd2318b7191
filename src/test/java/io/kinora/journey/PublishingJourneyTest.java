package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A back office publishes videos, by real HTTP on a real server. Source: the publishing contract,
/// section 20.
@Timeout(240)
class PublishingJourneyTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir
  private static Path folder;

  private static Kinora kinora;
  private static byte[] clip = new byte[0];

  private String token = "";

  @BeforeAll
  static void start() throws Exception {
    Path file = TestMedia.clip(folder.resolve("clip.mp4"), "testsrc2=size=320x180:rate=25", 3);
    clip = Files.readAllBytes(file);
    kinora = Kinora.serve(folder.resolve("data"), 0, "--publishing-rate-limit", "1000000");
  }

  @AfterAll
  static void stop() throws Exception {
    kinora.stop();
  }

  @BeforeEach
  void askForToken() throws Exception {
    token = kinora.token();
  }

  private HttpResponse<String> ask(
      String method, String address, BodyPublisher body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address))
        .header("Authorization", "Bearer " + token)
        .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String address) throws Exception {
    return ask("GET", address, BodyPublishers.noBody());
  }

  private static String api(String path) {
    return kinora.at("/publishing/v1" + path).toString();
  }

  private JsonNode slot(String json) throws Exception {
    HttpResponse<String> answer = ask(
        "POST", api("/videos"), BodyPublishers.ofString(json), "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> patch(String address, int offset, byte[] bytes) throws Exception {
    return ask(
        "PATCH",
        address,
        BodyPublishers.ofByteArray(bytes),
        "Tus-Resumable",
        "1.0.0",
        "Upload-Offset",
        String.valueOf(offset),
        "Content-Type",
        "application/offset+octet-stream");
  }

  private HttpResponse<String> head(String address) throws Exception {
    return ask("HEAD", address, BodyPublishers.noBody(), "Tus-Resumable", "1.0.0");
  }

  private long uploadedBytes(String id) throws Exception {
    JsonNode status = JSON.readTree(get(api("/videos/" + id + "/status")).body());
    return status.path("upload").path("offset").asLong();
  }

  private JsonNode ended(String id) throws Exception {
    int progress = 0;
    while (true) {
      HttpResponse<String> answer = get(api("/videos/" + id + "/status"));
      assertThat(answer.statusCode()).isEqualTo(200);
      JsonNode status = JSON.readTree(answer.body());
      assertThat(status.path("progress").asInt()).isGreaterThanOrEqualTo(progress);
      progress = status.path("progress").asInt();
      if (!status.path("status").asString().equals("pending")) {
        return status;
      }
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void a_video_is_published_watched_and_removed() throws Exception {
    JsonNode slot = slot("{\"title\":\"Démo\",\"description\":\"two\\nlines\"}");
    String id = slot.path("id").asString();
    assertThat(slot.path("phase").asString()).isEqualTo("awaiting_upload");
    assertThat(get(api("/videos/" + id + "/video")).statusCode()).isEqualTo(409);

    String upload = slot.path("upload_url").asString();
    assertThat(ask("PUT", upload, BodyPublishers.ofByteArray(clip), "Content-Type", "text/plain")
            .statusCode())
        .isEqualTo(415);
    HttpResponse<String> put =
        ask("PUT", upload, BodyPublishers.ofByteArray(clip), "Content-Type", "video/mp4");
    assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
    assertThat(ask("PUT", upload, BodyPublishers.ofByteArray(clip), "Content-Type", "video/mp4")
            .statusCode())
        .isEqualTo(409);

    assertThat(ended(id).path("status").asString()).isEqualTo("ready");
    JsonNode video = JSON.readTree(get(api("/videos/" + id + "/video")).body());
    assertThat(video.path("width").asInt()).isEqualTo(320);
    assertThat(video.path("duration").asDouble()).isCloseTo(3, within(0.1));
    String launch = video.path("launch_url").asString();
    HttpResponse<String> master = Kinora.get(URI.create(launch));
    assertThat(master.body()).contains("RESOLUTION=320x180");
    assertThat(master.headers().firstValue("Content-Type"))
        .contains("application/vnd.apple.mpegurl");
    var part = HttpRequest.newBuilder(URI.create(video.path("mp4_url").asString()))
        .header("Range", "bytes=0-99")
        .build();
    HttpResponse<byte[]> first = CLIENT.send(part, BodyHandlers.ofByteArray());
    assertThat(first.statusCode()).isEqualTo(206);
    assertThat(first.body()).hasSize(100);
    JsonNode poster = JSON.readTree(get(api("/videos/" + id + "/thumbnail")).body());
    Path picture = Kinora.download(poster.path("url").asString(), folder.resolve("poster.jpg"));
    assertThat(Files.size(picture)).isPositive();

    assertThat(ask("DELETE", api("/videos/" + id), BodyPublishers.noBody()).statusCode())
        .isEqualTo(204);
    assertThat(get(api("/videos/" + id + "/status")).statusCode()).isEqualTo(404);
    assertThat(Kinora.get(URI.create(launch)).statusCode()).isEqualTo(404);
  }

  @Test
  void an_upload_goes_on_by_tus_and_by_ranges() throws Exception {
    int half = clip.length / 2;
    JsonNode tus = slot("{\"title\":\"tus\"}");
    String upload = tus.path("upload_url").asString();
    HttpResponse<String> created = ask(
        "POST",
        upload,
        BodyPublishers.noBody(),
        "Tus-Resumable",
        "1.0.0",
        "Upload-Length",
        String.valueOf(clip.length));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(created.headers().firstValue("Location")).contains(upload);
    assertThat(patch(upload, 0, Arrays.copyOf(clip, half)).statusCode()).isEqualTo(204);
    assertThat(head(upload).headers().firstValue("Upload-Offset")).contains("" + half);
    assertThat(patch(upload, 0, new byte[] {1}).statusCode()).isEqualTo(409);
    assertThat(patch(upload, half, Arrays.copyOfRange(clip, half, clip.length)).statusCode())
        .isEqualTo(204);
    assertThat(patch(upload, clip.length, new byte[0]).statusCode()).isEqualTo(204);

    JsonNode ranged = slot("{\"title\":\"range\"}");
    String parts = ranged.path("upload_url").asString();
    HttpResponse<String> more = ask(
        "PUT",
        parts,
        BodyPublishers.ofByteArray(clip, 0, half),
        "Content-Range",
        "bytes 0-" + (half - 1) + "/" + clip.length);
    assertThat(more.statusCode()).isEqualTo(308);
    assertThat(more.headers().firstValue("Range")).contains("bytes=0-" + (half - 1));
    assertThat(ask(
                "PUT",
                parts,
                BodyPublishers.ofByteArray(clip, half, clip.length - half),
                "Content-Range",
                "bytes " + half + "-" + (clip.length - 1) + "/" + clip.length)
            .statusCode())
        .isEqualTo(204);

    assertThat(ended(tus.path("id").asString()).path("status").asString()).isEqualTo("ready");
    assertThat(ended(ranged.path("id").asString()).path("status").asString()).isEqualTo("ready");
  }

  /// Source: the publishing contract, section 12.1.
  @Test
  void a_signed_video_is_played_by_relative_addresses_alone() throws Exception {
    JsonNode slot = slot("{\"title\":\"signed\",\"playback_policy\":\"signed\"}");
    ask("PUT", slot.path("upload_url").asString(), BodyPublishers.ofByteArray(clip));
    ended(slot.path("id").asString());

    JsonNode video =
        JSON.readTree(get(slot.path("links").path("video").asString()).body());
    URI launch = URI.create(video.path("launch_url").asString());
    String variant = Kinora.get(launch)
        .body()
        .lines()
        .filter(it -> !it.startsWith("#"))
        .findFirst()
        .orElseThrow();

    HttpResponse<String> playlist = Kinora.get(launch.resolve(variant));
    assertThat(playlist.statusCode()).isEqualTo(200);
    assertThat(playlist.body()).contains("#EXT-X-ENDLIST");
    URI unsigned = URI.create(launch.toString().replaceAll("/s\\.[^/]+", ""));
    assertThat(Kinora.get(unsigned).statusCode()).isEqualTo(403);
    JsonNode png = JSON.readTree(
        get(slot.path("links").path("thumbnail").asString() + "?format=png").body());
    Path picture = Kinora.download(png.path("url").asString(), folder.resolve("poster.png"));
    assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
  }

  /// Source: the publishing contract, section 10.
  @Test
  void the_programs_that_encode_a_removed_video_end_and_its_bytes_go() throws Exception {
    Path data = folder.resolve("removed");
    Path film = TestMedia.clip(folder.resolve("long.mp4"), "testsrc2=size=1280x720:rate=25", 40);
    Kinora usual = kinora;
    Files.createDirectories(data);
    try (Kinora own = Kinora.serve(data.resolve("data"), 0)) {
      kinora = own;
      askForToken();
      JsonNode slot = slot("{\"title\":\"removed\"}");
      ask("PUT", slot.path("upload_url").asString(), BodyPublishers.ofFile(film));
      String self = slot.path("links").path("self").asString();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> own.childCount() > 0 && get(self).body().contains("\"encoding\""));

      assertThat(ask("DELETE", self, BodyPublishers.noBody()).statusCode()).isEqualTo(204);

      await().atMost(Duration.ofSeconds(5)).until(() -> own.childCount() == 0);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> filesIn(data.resolve("data")).isEmpty());
    } finally {
      kinora = usual;
    }
  }

  /// Those of videos: what came, what was made, what is being made.
  private static List<Path> filesIn(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile)
          .filter(it -> it.toString().matches(".*/(uploads|assets|incoming|work/work-[^/]*)/.*"))
          .toList();
    }
  }

  @Test
  void bad_media_is_told_by_monitoring() throws Exception {
    JsonNode slot = slot("{\"title\":\"junk\"}");
    ask("PUT", slot.path("upload_url").asString(), BodyPublishers.ofByteArray(new byte[5_000]));

    JsonNode status = ended(slot.path("id").asString());

    assertThat(status.path("status").asString()).isEqualTo("error");
    assertThat(status.path("error").path("code").asString()).isEqualTo("invalid_media");
  }

  @Test
  void a_slot_is_made_once_under_one_key() throws Exception {
    String[] headers = {"Content-Type", "application/json", "Idempotency-Key", "k-1"};
    String one = "{\"title\":\"one\",\"delegated_upload\":true}";
    JsonNode first = JSON.readTree(
        ask("POST", api("/videos"), BodyPublishers.ofString(one), headers).body());
    HttpResponse<String> again = ask("POST", api("/videos"), BodyPublishers.ofString(one), headers);
    assertThat(JSON.readTree(again.body())).isEqualTo(first);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(ask("POST", api("/videos"), BodyPublishers.ofString("{\"title\":\"b\"}"), headers)
            .statusCode())
        .isEqualTo(422);

    URI delegated = URI.create(first.path("upload_url").asString());
    var head = HttpRequest.newBuilder(delegated)
        .HEAD()
        .header("Tus-Resumable", "1.0.0")
        .build();
    assertThat(CLIENT.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  @Test
  void an_upload_that_was_killed_with_its_server_goes_on() throws Exception {
    try (var own = new OwnServer(folder.resolve("killed"))) {
      own.journey();
    }
  }

  /// A server that is killed in the middle of an upload.
  private final class OwnServer implements AutoCloseable {

    private final Path data;
    private Kinora server;

    OwnServer(Path data) throws IOException {
      this.data = data;
      Files.createDirectories(data.resolveSibling("killed-up"));
      server = Kinora.serve(data, 0);
    }

    void journey() throws Exception {
      Kinora usual = kinora;
      kinora = server;
      try {
        askForToken();
        JsonNode slot = slot("{\"title\":\"killed\"}");
        String upload = slot.path("upload_url").asString();
        sendHalf(URI.create(upload));
        while (uploadedBytes(slot.path("id").asString()) == 0) {
          Thread.onSpinWait(); // The status only looks: it ends nobody's request.
        }
        int port = server.port();
        server.kill();
        server = Kinora.serve(data, port);
        kinora = server;
        int offset =
            (int) head(upload).headers().firstValueAsLong("Upload-Offset").orElseThrow();
        assertThat(offset).isBetween(1, clip.length);
        HttpResponse<String> rest = ask(
            "PATCH",
            upload,
            BodyPublishers.ofByteArray(clip, offset, clip.length - offset),
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            String.valueOf(clip.length),
            "Upload-Offset",
            String.valueOf(offset),
            "Content-Type",
            "application/offset+octet-stream");
        assertThat(rest.statusCode()).as(rest.body()).isEqualTo(204);
        assertThat(ended(slot.path("id").asString()).path("status").asString()).isEqualTo("ready");
      } finally {
        kinora = usual;
      }
    }

    /// The client is lost after half of what it announced.
    private void sendHalf(URI upload) throws IOException {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), upload.getPort())) {
        var out = socket.getOutputStream();
        String head = "PUT " + upload.getPath() + " HTTP/1.1\r\nHost: kinora\r\n"
            + "Authorization: Bearer " + token + "\r\nContent-Type: video/mp4\r\n"
            + "Content-Length: " + clip.length + "\r\n\r\n";
        out.write(head.getBytes(UTF_8));
        out.write(clip, 0, clip.length / 2);
        out.flush();
      }
    }

    @Override
    public void close() {
      server.kill();
    }
  }
}
