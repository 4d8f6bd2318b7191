package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.media.fake.TestMedia;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An installation that begins on one machine and goes on with PostgreSQL and a bucket: what was
/// made is there, what was to be done is done, what half came comes whole.
@Timeout(300)
class MigrationJourneyTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  @Test
  void an_installation_goes_on_where_it_has_moved() throws Exception {
    Path data = folder.resolve("data");
    byte[] clip = Files.readAllBytes(
        TestMedia.clip(folder.resolve("clip.mp4"), "testsrc2=size=320x180:rate=25", 2));
    int half = clip.length / 2;
    int port;
    String film;
    try (Kinora first = Kinora.serve(data, 0)) {
      port = first.port();
      film = create(first, true).path("result").path("export").asString();
      assertThat(first.stop()).isZero();
    }
    String queued;
    byte[] filmBytes;
    JsonNode slot;
    try (Kinora idle = Kinora.serve(data, port, "--lanes", "heavy=0")) {
      queued = create(idle, false).path("key").asString();
      filmBytes = Files.readAllBytes(Kinora.download(film, folder.resolve("before.mp4")));
      slot = slot(idle);
      assertThat(send(slot, clip, 0, half)).isEqualTo(204);
      assertThat(idle.stop()).isZero();
    }

    String database = TestPostgres.newUrl();
    String storage = "s3://" + TestS3.newBucket();
    Path target = Files.writeString(folder.resolve("target.properties"), """
        KINORA_DATA=%s
        KINORA_DATABASE=%s
        KINORA_STORAGE=%s
        KINORA_S3_ENDPOINT=%s
        KINORA_S3_ACCESS_KEY=%s
        KINORA_S3_SECRET_KEY=%s
        """.formatted(
            data,
            database,
            storage,
            TestS3.endpoint(),
            TestS3.KEYS.accessKey(),
            TestS3.KEYS.secretKey()));
    assertThat(Kinora.say("migrate", "--data", data.toString(), "--to-settings", target.toString()))
        .contains("All has come.");

    try (Kinora second = Kinora.serve(data, port, "--config", target.toString())) {
      assertThat(Files.readAllBytes(Kinora.download(film, folder.resolve("after.mp4"))))
          .isEqualTo(filmBytes);
      assertThat(send(slot, clip, half, clip.length)).isEqualTo(204);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> second.status(queued).path("status").asString().equals("success"));
      String status = slot.path("links").path("self").asString() + "/status";
      String token = "Bearer " + second.token();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> get(status, "Authorization", token).contains("\"ready\""));
      assertThat(second.stop()).isZero();
    }
  }

  private static JsonNode create(Kinora kinora, boolean blocks) throws Exception {
    return kinora.post("/v2/create", """
        {"secret":"%s","block":%s,"tasks":{"task_name":"video.create","profile":"240p",
         "definition":"<movie service='craftsman-1.0'><body><effect type='none' duration='1'>\
        <image color='#c00000'/></effect></body></movie>"}}""".formatted(Kinora.SECRET, blocks)).get(0);
  }

  private static JsonNode slot(Kinora kinora) throws Exception {
    var request = HttpRequest.newBuilder(kinora.at("/publishing/v1/videos"))
        .header("Authorization", "Bearer " + kinora.token())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"title\":\"moved\",\"delegated_upload\":true}"))
        .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static int send(JsonNode slot, byte[] file, int start, int end) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(slot.path("upload_url").asString()))
        .headers("Tus-Resumable", "1.0.0", "Content-Type", "application/offset+octet-stream")
        .headers("Upload-Offset", "" + start, "Upload-Length", "" + file.length)
        .method("PATCH", BodyPublishers.ofByteArray(file, start, end - start))
        .build();
    return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String get(String address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).headers(headers).build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }
}
