package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.publishing.Wire.Answer;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The publishing contract, section 9.2.
class OwnThumbnailTest {

  @TempDir
  private static Path folder;

  private static VideoServer server;
  private String id = "";

  @BeforeAll
  static void start() throws IOException {
    server = VideoServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void publish() {
    id = server.readyVideo("{\"title\":\"A film\"}");
  }

  private Answer put(Path picture, String type) throws IOException {
    return put(id, Files.readAllBytes(picture), type);
  }

  private static Answer put(String video, byte[] bytes, String type) {
    return server.wire.send(
        "PUT",
        VideoServer.API + "/videos/" + video + "/thumbnail",
        BodyPublishers.ofByteArray(bytes),
        VideoServer.with(server.key, "Content-Type", type));
  }

  private JsonNode told(String query) {
    return server.get("/videos/" + id + "/thumbnail" + query);
  }

  private static Answer load(JsonNode thumbnail) {
    return server.wire.ask("GET", VideoServer.path(thumbnail.path("url")));
  }

  @Test
  void the_poster_can_be_had_as_png() {
    JsonNode png = told("?format=png");

    assertThat(png.path("type").asString()).isEqualTo("image/png");
    assertThat(load(png).header("Content-Type")).isEqualTo("image/png");
    assertThat(server.ask("GET", "/videos/" + id + "/thumbnail?format=gif").status())
        .isEqualTo(400);
  }

  @Test
  void an_own_jpeg_takes_the_place_of_the_poster() throws IOException {
    JsonNode before = told("");
    Path jpeg = TestMedia.picture(folder.resolve("own.jpg"), "color=red:size=64x48");

    Answer answer = put(jpeg, "image/jpeg");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode after = told("");
    assertThat(after.path("width").asInt()).isEqualTo(64);
    assertThat(after.path("height").asInt()).isEqualTo(48);
    assertThat(after.path("time").isNull()).isTrue();
    assertThat(after.path("type").asString()).isEqualTo("image/jpeg");
    assertThat(load(after).response().headers().firstValueAsLong("Content-Length"))
        .hasValue(Files.size(jpeg));
    assertThat(load(before).status()).isEqualTo(404);
    assertThat(server.get("/videos/" + id).path("thumbnail").path("url"))
        .isEqualTo(after.path("url"));
    assertThat(load(told("?format=png")).header("Content-Type")).isEqualTo("image/png");
  }

  @Test
  void a_second_picture_takes_the_place_of_the_first() throws IOException {
    put(TestMedia.picture(folder.resolve("first.jpg"), "color=red:size=64x48"), "image/jpeg");
    JsonNode first = told("");
    JsonNode copy = told("?format=png");

    Path png = TestMedia.picture(folder.resolve("second.png"), "color=blue:size=32x32");
    assertThat(put(png, "image/png").status()).isEqualTo(200);

    assertThat(told("")).isEqualTo(told("?format=png"));
    assertThat(told("").path("type").asString()).isEqualTo("image/png");
    assertThat(load(told("")).status()).isEqualTo(200);
    assertThat(load(first).status()).isEqualTo(404);
    assertThat(load(copy).status()).isEqualTo(404);
  }

  @Test
  void what_is_no_picture_of_its_type_is_refused() throws IOException {
    JsonNode before = told("");
    Path png = TestMedia.picture(folder.resolve("a.png"), "color=blue:size=32x32");
    byte[] cut =
        Files.readAllBytes(TestMedia.picture(folder.resolve("a.jpg"), "testsrc2=size=320x240"));

    assertThat(put(png, "image/gif").status()).isEqualTo(415);
    assertThat(put(png, "image/jpeg").status()).isEqualTo(422);
    assertThat(put(id, "<svg/>".getBytes(UTF_8), "image/png").status()).isEqualTo(422);
    assertThat(put(id, Arrays.copyOf(cut, 2_000), "image/jpeg").status()).isEqualTo(422);
    assertThat(put(id, new byte[0], "image/png").status()).isEqualTo(422);
    assertThat(told("")).isEqualTo(before);
    assertThat(load(before).status()).isEqualTo(200);
  }

  @Test
  void what_is_too_large_is_refused() throws IOException {
    Path large = TestMedia.picture(folder.resolve("l.png"), "color=blue:size=8000x5001");

    Answer wide = put(large, "image/png");

    assertThat(wide.status()).isEqualTo(422);
    assertThat(wide.body()).contains("40 million pixels");
    assertThat(put(id, new byte[(10 << 20) + 1], "image/png").status()).isEqualTo(413);
  }

  @Test
  void a_video_that_is_not_ready_has_no_thumbnail_to_replace() {
    String waiting = server.slot("{\"title\":\"Waits\"}");

    assertThat(put(waiting, new byte[9], "image/png").value("code")).isEqualTo("not-ready");
    assertThat(put("vid_" + "a".repeat(22), new byte[9], "image/png").status()).isEqualTo(404);
  }

  @Test
  void the_pictures_of_a_removed_video_are_gone() throws IOException {
    Path jpeg = TestMedia.picture(folder.resolve("r.jpg"), "color=red:size=64x48");
    put(jpeg, "image/jpeg");
    JsonNode own = told("");

    server.ask("DELETE", "/videos/" + id);

    assertThat(load(own).status()).isEqualTo(404);
  }
}
