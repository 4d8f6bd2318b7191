package io.kinora.api.panda;

import static io.kinora.api.panda.fake.PandaClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.panda.fake.PandaClient;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Files that come in pieces, as the clients of old cut them. Source: the panda contract, section
/// 8.5.
@TestInstance(Lifecycle.PER_CLASS)
class UploadSessionTest {

  private Path folder = Path.of("");

  private PandaServer server;
  private PandaClient client;
  private byte[] bytes = {};

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    server = PandaServer.start(folder);
    client = server.client;
    Path clip = TestMedia.clip(folder.resolve("test.mp4"), "color=red:size=64x48:rate=10", 1);
    bytes = Files.readAllBytes(clip);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String session(int size, String... more) {
    String[] all = Arrays.copyOf(more, more.length + 4);
    all[more.length] = "file_size";
    all[more.length + 1] = String.valueOf(size);
    all[more.length + 2] = "file_name";
    all[more.length + 3] = "/home/me/my film.mp4";
    HttpResponse<String> answer = client.post("/v2/videos/upload.json", all);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode session = json(answer);
    assertThat(session.path("location").asString())
        .isEqualTo(
            "http://media.example/upload/session?id=" + session.path("id").asString());
    return session.path("location").asString().replace("http://media.example", "");
  }

  private HttpResponse<String> send(String location, int from, int to, String range) {
    return client.send(
        "PUT",
        location,
        BodyPublishers.ofByteArray(bytes, from, to - from),
        "Content-Type",
        "application/octet-stream",
        "Content-Range",
        range);
  }

  private HttpResponse<String> ask(String location) {
    return client.send(
        "PUT", location, BodyPublishers.noBody(), "Content-Range", "bytes */" + bytes.length);
  }

  private void assertHeld(HttpResponse<String> answer, String range) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Range").orElse("")).isEqualTo(range);
    assertThat(answer.body()).isEmpty();
  }

  private void assertWhole(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode video = json(answer);
    assertThat(video.path("original_filename").asString()).isEqualTo("my film.mp4");
    assertThat(video.path("file_size").asInt()).isEqualTo(bytes.length);
    assertThat(video.path("status").asString()).isEqualTo("success");
    HttpResponse<String> stored = server.stored(video.path("id").asString() + ".mp4");
    assertThat(stored.headers().firstValueAsLong("Content-Length").orElse(0))
        .isEqualTo(bytes.length);
    try (var left = Files.list(folder.resolve("uploads"))) {
      assertThat(left.filter(it -> it.toFile().length() == bytes.length)).isEmpty();
    }
  }

  @Test
  void a_file_may_come_as_one_without_any_range() throws IOException {
    String location = session(bytes.length);

    assertWhole(client.send("POST", location, BodyPublishers.ofByteArray(bytes)));
    assertWhole(client.send("PUT", location, BodyPublishers.ofByteArray(bytes)));
  }

  @Test
  void a_file_may_come_as_a_part_of_a_form() throws IOException {
    String location = session(bytes.length);

    assertWhole(client.send(
        "POST",
        location,
        BodyPublishers.ofByteArray(
            PandaClient.parts(folder.resolve("test.mp4"), Map.of("more", "fields"))),
        "Content-Type",
        "multipart/form-data; boundary=----old-client"));
  }

  @Test
  void two_pieces_whose_last_one_is_said_to_be_longer_than_the_file() throws IOException {
    String location = session(bytes.length);
    int all = bytes.length;

    assertHeld(ask(location), "");
    assertHeld(send(location, 0, 1000, "bytes 0-999/" + all), "0-999");
    assertHeld(ask(location), "0-999");
    assertWhole(send(location, 1000, all, "bytes 1000-999999/" + all));
  }

  @Test
  void pieces_that_overlap_by_the_last_byte_held() throws IOException {
    String location = session(bytes.length);
    int all = bytes.length;

    assertHeld(send(location, 0, 700, "bytes 0-699/" + all), "0-699");
    assertHeld(send(location, 699, 1400, "bytes 699-1399/" + all), "0-1399");
    assertWhole(send(location, 1399, all, "bytes 1399-" + (all - 1) + "/" + all));
  }

  @Test
  void what_comes_again_takes_the_place_of_what_was_there() throws IOException {
    String location = session(bytes.length);
    int all = bytes.length;
    byte[] wrong = new byte[600];

    client.send(
        "PUT", location, BodyPublishers.ofByteArray(wrong), "Content-Range", "bytes 0-599/" + all);

    assertWhole(send(location, 0, all, "bytes 0-" + (all - 1) + "/" + all));
  }

  @Test
  void a_piece_behind_what_is_held_changes_nothing() {
    String location = session(bytes.length);

    assertHeld(send(location, 0, 100, "bytes 0-99/" + bytes.length), "0-99");
    assertHeld(send(location, 500, 600, "bytes 500-599/" + bytes.length), "0-99");
  }

  @Test
  void what_is_behind_the_end_does_not_matter() throws IOException {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 5000);
    String location = session(bytes.length);

    assertWhole(client.send("PUT", location, BodyPublishers.ofByteArray(longer)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 0-9/17", "0-9/100", "bytes x-y/z", "items 0-9/100"})
  void a_range_that_does_not_fit_is_refused(String range) {
    HttpResponse<String> answer = send(session(bytes.length), 0, 10, range);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").asString()).isEqualTo("BadRequest");
  }

  @Test
  void a_session_that_was_ended_is_gone() {
    String location = session(bytes.length);
    assertHeld(send(location, 0, 100, "bytes 0-99/" + bytes.length), "0-99");

    HttpResponse<String> ended = client.send("DELETE", location, BodyPublishers.noBody());

    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(ended.body()).isEmpty();
    assertThat(ask(location).statusCode()).isEqualTo(404);
  }

  @Test
  void old_sessions_are_forgotten_with_their_uploads_but_not_where_bytes_may_still_come()
      throws IOException {
    String whole = session(bytes.length);
    assertWhole(client.send("POST", whole, BodyPublishers.ofByteArray(bytes)));
    String ended = session(bytes.length);
    var _ = client.send("DELETE", ended, BodyPublishers.noBody());
    String open = session(bytes.length);

    int forgotten = server.sessions.prune(server.clock.instant().plusSeconds(1));

    assertThat(forgotten).isGreaterThanOrEqualTo(2);
    assertThat(ask(whole).statusCode()).isEqualTo(404);
    assertHeld(ask(open), "");
    assertThat(count("cloud_session")).isEqualTo(count("upload")).isPositive();
    assertThat(server.sessions.prune(server.clock.instant().plusSeconds(1))).isZero();
  }

  private long count(String table) {
    return server.database.read(handle ->
        handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  @Test
  void what_is_no_video_is_refused_when_it_is_whole_and_then_gone() {
    String location = session(4);

    HttpResponse<String> answer = client.send("PUT", location, BodyPublishers.ofString("text"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("message").asString())
        .isEqualTo("Video data in file not recognized");
    assertThat(ask(location).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "use_all_profiles, true, 1",
    "profiles, h264, 1",
    "profiles, none, 0",
  })
  void what_is_made_of_it_is_said_at_the_beginning(String name, String value, int count) {
    String location = name.isEmpty() ? session(bytes.length) : session(bytes.length, name, value);

    JsonNode video = json(client.send("PUT", location, BodyPublishers.ofByteArray(bytes)));

    assertThat(json(client.get("/v2/videos/" + video.path("id").asString() + "/encodings.json")))
        .hasSize(count);
  }

  @Test
  void nobody_finds_a_session_that_is_none() {
    assertThat(ask("/upload/session?id=17").statusCode()).isEqualTo(404);
    assertThat(ask("/upload/session").statusCode()).isEqualTo(404);
  }
}
