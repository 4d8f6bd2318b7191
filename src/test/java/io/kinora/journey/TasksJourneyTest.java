package io.kinora.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.journey.Neighbour.Received;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.sxml.Feature;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The Tasks API from the request to the file and the callback.
class TasksJourneyTest {

  @TempDir
  static Path folder;

  private static Neighbour neighbour;
  private static Kinora kinora;

  @BeforeAll
  static void start() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    TestMedia.picture(files.resolve("red.jpg"), "color=0xC00000:size=640x360");
    TestMedia.picture(files.resolve("blue.jpg"), "color=0x0000C0:size=640x360");
    TestMedia.clip(files.resolve("clip.mp4"), "testsrc2=size=320x180:rate=25", 2);
    TestMedia.sound(files.resolve("tone.mp3"), "sine=duration=5");
    Files.writeString(
        files.resolve("page.html"),
        "<title>A page</title><img src=red.jpg width=64><video src='/clip.mp4'></video>");
    Files.writeString(files.resolve("text.jpg"), "no picture");
    byte[] whole = Files.readAllBytes(files.resolve("clip.mp4"));
    Files.write(files.resolve("half.mp4"), Arrays.copyOf(whole, whole.length / 2));
    neighbour = Neighbour.with(files);
    kinora = Kinora.serve(folder.resolve("data"), 0);
  }

  @AfterAll
  static void stop() {
    assertThat(kinora.stop()).isZero();
    neighbour.close();
  }

  private static JsonNode create(String task) throws Exception {
    return kinora
        .post(
            "/v2/create",
            "{\"secret\":\"" + Kinora.SECRET + "\",\"block\":true,\"tasks\":" + task + "}")
        .get(0);
  }

  private static String film(String body) {
    return "<movie service='craftsman-1.0'><body>" + body + "</body></movie>";
  }

  @Test
  void a_film_of_photos_is_made_served_and_called_back() throws Exception {
    String definition =
        film("<stack><sequence><effect type='kenburns' duration='2'><image filename='"
            + neighbour.address("red.jpg") + "'/></effect><transition duration='1'/>"
            + "<effect type='none' duration='2'><image filename='"
            + neighbour.address("blue.jpg") + "'/></effect></sequence><audio filename='"
            + neighbour.address("tone.mp3") + "' duration='..'/></stack>");

    JsonNode status =
        create("{\"task_name\":\"video.create\",\"profile\":\"240p\",\"preview\":true,"
            + "\"url_callback\":\"" + neighbour.address("callback") + "\",\"definition\":\""
            + definition + "\"}");

    assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("success");
    JsonNode result = status.path("result");
    assertThat(result.path("duration").asDouble()).isEqualTo(3.0);
    assertThat(result.path("width").asInt()).isEqualTo(426);
    Path export = Kinora.download(result.path("export").asString(), folder.resolve("export.mp4"));
    assertThat(TestMedia.fact(export, "stream=codec_name,nb_frames,color_space"))
        .isEqualTo("h264,bt709,75");
    assertThat(TestMedia.colourAt(export, 2.9, 200, 120).get(2)).isGreaterThan(180);
    assertThat(Kinora.get(URI.create(result.path("thumbnail").asString()))
            .headers()
            .firstValue("content-type"))
        .contains("image/jpeg");
    assertThat(result.path("preview").asString())
        .matches(".*/storage/.*/dragon-video.create-[0-9A-Za-z]{6}");
    Path preview = Kinora.download(result.path("preview").asString(), folder.resolve("p.flv"));
    assertThat(TestMedia.fact(preview, "stream=codec_name,width")).isEqualTo("h264,426");
    String callback = requireNonNull(neighbour.callbacks().poll(20, SECONDS), "no callback came");
    assertThat(JsonMapper.shared().readTree(callback)).isEqualTo(status);
  }

  @Test
  @Feature("OUT05")
  void a_preview_comes_alone_where_no_film_is_wanted() throws Exception {
    JsonNode status =
        create("{\"task_name\":\"video.create\",\"profile\":\"480p\",\"preview\":true,"
            + "\"export\":false,\"thumbnail_time\":0.5,\"definition\":\""
            + film("<effect type='none' duration='1'><image color='#ff0000'/></effect>") + "\"}");

    JsonNode result = status.path("result");
    assertThat(result.propertyNames())
        .containsExactly("duration", "width", "height", "preview", "thumbnail");
    Path thumbnail =
        Kinora.download(result.path("thumbnail").asString(), folder.resolve("thumbnail.jpg"));
    assertThat(TestMedia.fact(thumbnail, "stream=codec_name,width,height"))
        .isEqualTo("mjpeg,854,480");
    assertThat(TestMedia.colourAt(thumbnail, 0, 400, 200).get(0)).isGreaterThan(248);
  }

  /// Source: the factory contract, section 10.
  @ParameterizedTest
  @CsvSource({
    "mobile-small, video/mp4, 176, 176",
    "flash-small, video/x-flv, 320, 320",
    "wmv2, video/x-ms-wmv, 640, 640",
    "dvd-ntsc-16-9-h, video/mpeg, 352, 426"
  })
  void a_film_of_any_profile_is_served_as_what_it_is(
      String profile, String type, int width, int shownWidth) throws Exception {
    JsonNode status =
        create("{\"task_name\":\"video.create\",\"preview\":true,\"profile\":\"" + profile
            + "\",\"definition\":\""
            + film("<effect type='none' duration='1'><image color='#ff0000'/></effect>") + "\"}");

    assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("success");
    JsonNode result = status.path("result");
    assertThat(result.path("width").asInt()).isEqualTo(width);
    assertThat(Kinora.get(URI.create(result.path("export").asString()))
            .headers()
            .firstValue("content-type"))
        .contains(type);
    Path preview = Kinora.download(result.path("preview").asString(), folder.resolve("p.flv"));
    assertThat(TestMedia.fact(preview, "stream=codec_name,width")).isEqualTo("h264," + shownWidth);
    Path thumbnail =
        Kinora.download(result.path("thumbnail").asString(), folder.resolve("thumbnail.jpg"));
    assertThat(TestMedia.fact(thumbnail, "stream=width")).isEqualTo(String.valueOf(shownWidth));
  }

  @Test
  void facts_and_small_pictures_come_from_foreign_files() throws Exception {
    JsonNode info =
        create("{\"task_name\":\"video.info\",\"url\":\"" + neighbour.address("clip.mp4") + "\"}");
    JsonNode thumb = create("{\"task_name\":\"video.thumb\",\"width\":100,\"time\":1.0,\"url\":\""
        + neighbour.address("clip.mp4") + "\"}");

    assertThat(info.path("result").toString())
        .isEqualTo("{\"content_type\":\"video/mp4\",\"width\":320,"
            + "\"height\":180,\"duration\":2.0,\"frame_rate\":25.0,\"alpha\":false,\"rotation\":0.0,"
            + "\"audio_codec\":\"aac\",\"video_codec\":\"h264\"}");
    assertThat(thumb.path("result").path("height").asInt()).isEqualTo(56);
  }

  @Test
  void what_a_task_has_made_is_the_input_of_the_next() throws Exception {
    JsonNode thumb = create("{\"task_name\":\"video.thumb\",\"width\":100,\"url\":\""
        + neighbour.address("clip.mp4") + "\"}");
    String key = thumb.path("key").asString();
    String address = thumb.path("result").path("output").asString();

    for (String url : List.of("kinora:asset/" + key, "kinora:asset/" + key + "/output", address)) {
      JsonNode info = create("{\"task_name\":\"image.info\",\"url\":\"" + url + "\"}");
      assertThat(info.path("result").path("width").asInt()).as(url).isEqualTo(100);
    }
    assertThat(errorOf("image.info", "kinora:asset/" + "A".repeat(26)))
        .isEqualTo(
            "CouldNotDownloadError: kinora:asset/" + "A".repeat(26) + ": there is no such asset");
  }

  @Test
  void a_sound_is_drawn_and_its_beats_are_looked_for() throws Exception {
    JsonNode drawn = create("{\"task_name\":\"audio.waveform\",\"format\":\"png\",\"url\":\""
        + neighbour.address("clip.mp4") + "\"}");
    JsonNode late = create("{\"task_name\":\"audio.waveform\",\"start\":7,\"url\":\""
        + neighbour.address("tone.mp3") + "\"}");

    JsonNode beats =
        create("{\"task_name\":\"audio.beats\",\"url\":\"" + neighbour.address("tone.mp3") + "\"}");

    assertThat(beats.path("result").toString())
        .isEqualTo("{\"beats\":[],\"downbeats\":[],\"duration\":5}");
    JsonNode result = drawn.path("result");
    Path picture = Kinora.download(result.path("output").asString(), folder.resolve("wave.png"));
    assertThat(TestMedia.fact(picture, "stream=codec_name,width,height")).isEqualTo("png,1024,60");
    assertThat(((ObjectNode) result).without("output").toString())
        .isEqualTo(
            "{\"duration\":2.0,\"width\":1024,\"height\":60,\"content_type\":\"image/png\"}");
    assertThat(late.path("result").path("duration").asDouble()).isBetween(4.9, 5.1);
    assertThat(errorOf("audio.waveform", neighbour.address("red.jpg")))
        .isEqualTo("File '" + neighbour.address("red.jpg") + "' is not a valid audio file");
  }

  @Test
  void a_page_is_searched_for_pictures_and_videos() throws Exception {
    JsonNode status = create(
        "{\"task_name\":\"html.scrape\",\"url\":\"" + neighbour.address("moved/page.html") + "\"}");

    assertThat(status.path("result").toString())
        .isEqualTo("{\"hits\":{\"images\":[{\"url\":\"" + neighbour.address("red.jpg")
            + "\",\"width\":64,\"height\":null}],\"videos\":[{\"url\":\""
            + neighbour.address("clip.mp4")
            + "\",\"type\":\"video/mp4\"}]},\"page_title\":\"A page\"}");
    assertThat(errorOf("html.scrape", neighbour.address("moved/round")))
        .isEqualTo("CouldNotDownloadError: " + neighbour.address("moved/round")
            + ": more than 10 redirects");
  }

  /// Section 9, s3_signed; section 14, item 11.
  @Test
  void a_file_goes_to_a_signed_address_and_is_sent_again_without_being_made_again()
      throws Exception {
    String store = "\"task_store\":{\"type\":\"s3_signed\",\"url\":\""
        + neighbour.address("put/weak") + "?Signature=secret-signature\"}";

    JsonNode thumb = create("{\"task_name\":\"video.thumb\",\"width\":100,\"url\":\""
        + neighbour.address("clip.mp4") + "\"," + store + "}");

    String key = thumb.path("key").asString();
    assertThat(thumb.path("result").path("output").asString())
        .isEqualTo(neighbour.address("put/weak"));
    assertThat(thumb.path("result").path("width").asInt()).isEqualTo(100);
    assertThat(neighbour.received()).hasSize(2);
    Received last = neighbour.received().getLast();
    assertThat(last.target()).isEqualTo("/put/weak?Signature=secret-signature");
    assertThat(last.headers().getFirst("Content-Length")).isEqualTo("" + last.body().length);
    assertThat(last.headers().containsKey("Content-Type")).isFalse();
    assertThat(last.headers().containsKey("Transfer-Encoding")).isFalse();
    assertThat(last.body()).startsWith(0xFF, 0xD8);
    assertThat(neighbour.received().getFirst().body()).isEqualTo(last.body());
    for (Path file :
        List.of(folder.resolve("data/kinora.db"), folder.resolve("data/kinora.db-wal"))) {
      assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("secret-signature");
    }
    JsonNode details = kinora.status(key + "&details=1").path("task_store");
    assertThat(kinora.status(key + "&details=1").path("files")).isEmpty();
    assertThat(Kinora.get(kinora.at("/v2/file?task=" + key)).headers().firstValue("location"))
        .contains(neighbour.address("put/weak"));
    assertThat(details.toString()).isEqualTo("{\"type\":\"s3_signed\",\"url\":\"***\"}");
  }

  @Test
  void a_signature_that_was_not_used_is_told_to_nobody() throws Exception {
    JsonNode status = create("{\"task_name\":\"video.thumb\",\"url\":\""
        + neighbour.address("clip.mp4") + "\",\"task_store\":{\"type\":\"s3_signed\",\"url\":"
        + "\"http://10.1.2.3/x?Signature=secret-signature\"}}");

    assertThat(status.path("error").asString())
        .startsWith("http://10.1.2.3/x: ")
        .doesNotContain("secret");
  }

  @Test
  @Feature("MED05")
  void another_picture_stands_in_for_one_that_is_not_there() throws Exception {
    JsonNode status =
        create("{\"task_name\":\"video.create\",\"profile\":\"240p\",\"definition\":\""
            + film("<effect type='none' duration='1'><image filename='"
                + neighbour.address("missing.jpg") + "' alt_filename='"
                + neighbour.address("blue.jpg") + "'/></effect>")
            + "\"}");

    assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("success");
    Path export = Kinora.download(
        status.path("result").path("export").asString(), folder.resolve("other.mp4"));
    assertThat(TestMedia.colourAt(export, 0.5, 200, 120).get(2)).isGreaterThan(180);
  }

  @Test
  void bad_input_is_told_in_the_words_of_the_contract_and_leaves_nothing_behind() throws Exception {
    assertThat(errorOf("image.info", neighbour.address("text.jpg")))
        .isEqualTo("File '" + neighbour.address("text.jpg") + "' is not a valid image file");
    assertThat(errorOf("video.info", neighbour.address("half.mp4")))
        .isEqualTo("File '" + neighbour.address("half.mp4") + "' is not a valid video file");
    assertThat(errorOf("image.info", neighbour.address("missing.jpg")))
        .startsWith("CouldNotDownloadError: " + neighbour.address("missing.jpg") + ": ");
    assertThat(errorOf("image.info", "http://10.1.2.3/a.jpg"))
        .startsWith("CouldNotDownloadError: http://10.1.2.3/a.jpg: ");
    JsonNode film = create("{\"task_name\":\"video.create\",\"definition\":\""
        + film("<effect type='none' duration='1'><image filename='" + neighbour.address("text.jpg")
            + "'/></effect>")
        + "\"}");
    assertThat(film.path("error").asString())
        .isEqualTo("InvalidImageError: File '" + neighbour.address("text.jpg")
            + "' is not a valid image file");
    JsonNode broken = create("{\"task_name\":\"video.create\",\"definition\":\""
        + film("<effect type='none' duration='x'><image color='#ff0000'/></effect>") + "\"}");
    assertThat(broken.path("error").asString())
        .startsWith("InvalidXMLError: line 1, column 58: the attribute 'duration' of <effect> is"
            + " 'x', expected a number of seconds");
    try (Stream<Path> work = Files.list(folder.resolve("data/work"))) {
      assertThat(work.filter(path -> path.getFileName().toString().startsWith("work-")))
          .isEmpty();
    }
  }

  private static String errorOf(String kind, String address) throws Exception {
    JsonNode status = create("{\"task_name\":\"" + kind + "\",\"url\":\"" + address + "\"}");
    assertThat(status.path("status").asString()).isEqualTo("error");
    return status.path("error").asString();
  }
}
