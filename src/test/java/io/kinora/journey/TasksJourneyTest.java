package io.kinora.journey;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(result.path("preview").asString()).endsWith("/preview");
    String callback = requireNonNull(neighbour.callbacks().poll(20, SECONDS), "no callback came");
    assertThat(JsonMapper.shared().readTree(callback)).isEqualTo(status);
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
    assertThat(late.path("error").toString())
        .matches(
            "\\{\"parameters\":\\{\"start\":\\[\"must be before the end of the sound, 5.0\\d*\"]}}");
    assertThat(errorOf("audio.waveform", neighbour.address("red.jpg")))
        .isEqualTo("File '" + neighbour.address("red.jpg") + "' is not a valid audio file");
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
