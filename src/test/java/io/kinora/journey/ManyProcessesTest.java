package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.io.OutputStream;
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
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two processes that take requests and one that makes videos, on one database and one bucket and
/// no common disk: whichever a request comes to goes on.
@Timeout(240)
class ManyProcessesTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MIB = 1 << 20;
  private static final String[] PART = {
    "Tus-Resumable", "1.0.0", "Content-Type", "application/offset+octet-stream"
  };

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String BUCKET = TestS3.newBucket();
  private static final String DATABASE = TestPostgres.newUrl();
  private static final List<Kinora> ALL = new ArrayList<>();

  @TempDir
  private static Path folder;

  private static Kinora first;
  private static Kinora second;
  private static String token = "";

  @BeforeAll
  static void start() throws Exception {
    first = serve("first", "api");
    second = serve("second", "api");
    var _ = serve("third", "worker");
    token = first.token();
  }

  private static Kinora serve(String name, String roles) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    Kinora kinora = Kinora.serve(
        home.resolve("data"),
        0,
        "--roles",
        roles,
        "--database",
        DATABASE,
        "--master-key",
        Base64.getEncoder().encodeToString("one key for all of the processes".getBytes(UTF_8)),
        "--storage",
        "s3://" + BUCKET,
        "--s3-endpoint",
        TestS3.endpoint().toString(),
        "--s3-access-key",
        TestS3.KEYS.accessKey(),
        "--s3-secret-key",
        TestS3.KEYS.secretKey());
    ALL.add(kinora);
    return kinora;
  }

  @AfterAll
  static void stop() {
    ALL.forEach(Kinora::kill);
  }

  private static HttpResponse<String> ask(
      Kinora kinora, String method, String path, BodyPublisher body, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(kinora.at("/publishing/v1/videos" + path))
        .header("Authorization", "Bearer " + token)
        .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /// The path of a new video.
  private static String slot(Kinora kinora) throws Exception {
    HttpResponse<String> answer = ask(
        kinora,
        "POST",
        "",
        BodyPublishers.ofString("{\"title\":\"many\"}"),
        "Content-Type",
        "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return "/" + JSON.readTree(answer.body()).path("id").asString();
  }

  private static int patch(Kinora kinora, String video, byte[] file, int from, int to)
      throws Exception {
    String[] headers = Arrays.copyOf(PART, PART.length + 4);
    headers[PART.length] = "Upload-Offset";
    headers[PART.length + 1] = String.valueOf(from);
    headers[PART.length + 2] = "Upload-Length";
    headers[PART.length + 3] = String.valueOf(file.length);
    return ask(
            kinora,
            "PATCH",
            video + "/content",
            BodyPublishers.ofByteArray(file, from, to - from),
            headers)
        .statusCode();
  }

  private static HttpResponse<String> head(Kinora kinora, String video) throws Exception {
    return ask(kinora, "HEAD", video + "/content", BodyPublishers.noBody());
  }

  private static long offset(HttpResponse<String> answer) {
    return answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }

  private static JsonNode status(Kinora kinora, String video) throws Exception {
    return JSON.readTree(
        ask(kinora, "GET", video + "/status", BodyPublishers.noBody()).body());
  }

  private static List<String> objects() {
    return TestS3.client().listObjectsV2(it -> it.bucket(BUCKET)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  @Test
  void a_video_whose_bytes_came_to_all_is_made_by_another() throws Exception {
    byte[] film = Files.readAllBytes(
        TestMedia.clip(folder.resolve("clip.mp4"), "testsrc2=size=320x180:rate=25", 3));
    int third = film.length / 3;
    List<String> others = objects();

    String video = slot(first);
    assertThat(patch(first, video, film, 0, third)).isEqualTo(204);
    assertThat(offset(head(second, video))).isEqualTo(third);
    assertThat(patch(second, video, film, third, 2 * third)).isEqualTo(204);
    assertThat(offset(head(first, video))).isEqualTo(2L * third);
    assertThat(patch(second, video, film, 2 * third, film.length)).isEqualTo(204);

    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> status(first, video).path("phase").asString().equals("ready"));
    URI address = URI.create(JSON.readTree(
            ask(second, "GET", video + "/video", BodyPublishers.noBody()).body())
        .path("mp4_url")
        .asString());
    Path made = Kinora.download(first.at(address.getPath()).toString(), folder.resolve("made.mp4"));
    assertThat(TestMedia.fact(made, "stream=codec_name,width")).contains("h264,320");

    assertThat(ask(first, "DELETE", video, BodyPublishers.noBody()).statusCode())
        .isEqualTo(204);
    await().atMost(Duration.ofSeconds(30)).until(() -> others.containsAll(objects()));
  }

  @Test
  void an_upload_goes_on_at_another_process_when_its_own_is_killed() throws Exception {
    byte[] film = new byte[20 * MIB];
    new Random(9).nextBytes(film);
    Kinora killed = serve("fourth", "api");
    String video = slot(killed);

    try (Socket _ = begun(killed, video, film, 18 * MIB)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> status(second, video).path("upload").path("offset").asLong() == 8 * MIB);
      killed.kill();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> head(second, video).statusCode(), status -> status == 200);
    int reached = (int) offset(head(second, video));
    assertThat(reached).isGreaterThanOrEqualTo(8 * MIB);
    assertThat(patch(second, video, film, reached, film.length)).isEqualTo(204);

    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(film));
    var again = ask(
        second,
        "PUT",
        video + "/content",
        BodyPublishers.ofByteArray(film),
        "Repr-Digest",
        "sha-256=:" + digest + ":");
    assertThat(again.statusCode()).as("what is stored is what was sent").isEqualTo(204);
  }

  /// A request that announces a whole file and sends a part of it.
  private static Socket begun(Kinora kinora, String video, byte[] film, int length)
      throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), kinora.port());
    OutputStream out = socket.getOutputStream();
    out.write("""
        PATCH /publishing/v1/videos%s/content HTTP/1.1\r
        Host: kinora\r
        Authorization: Bearer %s\r
        Tus-Resumable: 1.0.0\r
        Content-Type: application/offset+octet-stream\r
        Upload-Offset: 0\r
        Upload-Length: %d\r
        Content-Length: %d\r
        \r
        """.formatted(video, token, film.length, film.length).getBytes(UTF_8));
    out.write(film, 0, length);
    out.flush();
    return socket;
  }

  @Test
  void a_request_at_one_process_ends_that_at_the_other_and_its_bytes_stay() throws Exception {
    byte[] film = new byte[10_000];
    new Random(9).nextBytes(film);
    String video = slot(first);

    try (Socket stuck = begun(first, video, film, 6_000)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> head(second, video), answer -> offset(answer) == 6_000);
      assertThat(stuck.getInputStream().read()).as("nothing more is said there").isEqualTo(-1);
    }
    assertThat(patch(second, video, film, 6_000, film.length)).isEqualTo(204);
  }
}
