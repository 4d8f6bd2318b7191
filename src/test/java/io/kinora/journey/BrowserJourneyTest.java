package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.media.fake.TestMedia;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A page in a real browser publishes a video with tus-js-client and plays it with hls.js.
@Timeout(240)
class BrowserJourneyTest {

  private static final Path WEB = Path.of("src/test/web");
  private static final Path TUS = WEB.resolve("node_modules/tus-js-client/dist/tus.min.js");
  private static final Path HLS = WEB.resolve("node_modules/hls.js/dist/hls.min.js");

  /// What calls for the browser, such as the check of a clean clone: where it is set, one that is
  /// missing is a failure.
  private static final String REQUIRED = "KINORA_BROWSER_TEST";

  @TempDir
  private Path folder;

  @Test
  void a_page_uploads_a_video_in_two_goes_and_plays_it() throws Exception {
    assumeTrue(
        (Browser.program().isPresent() && Files.exists(TUS) && Files.exists(HLS))
            || "required".equals(System.getenv(REQUIRED)),
        "Chromium or the packages of src/test/web are not here: apt-get install chromium,"
            + " npm ci --prefix src/test/web");
    // Red, then blue.
    Path clip = TestMedia.clip(
        folder.resolve("clip.mp4"),
        "testsrc2=size=640x480:rate=25,drawbox=c=red:t=fill,"
            + "drawbox=c=blue:t=fill:enable='gte(t,3)',noise=alls=12:allf=t",
        6);
    var files = Map.of(
        "/publish.html",
        WEB.resolve("publish.html"),
        "/tus.min.js",
        TUS,
        "/hls.min.js",
        HLS,
        "/clip.mp4",
        clip);

    try (var browser = new Browser(files, Files.createDirectory(folder.resolve("browser")));
        Kinora kinora = Kinora.serve(
            folder.resolve("data"), 0, "--publishing-cors-origins", browser.origin())) {
      JsonNode seen = browser.reportOf("/publish.html?token=" + kinora.token() + "&api="
          + URLEncoder.encode(kinora.at("/publishing/v1").toString(), UTF_8));

      assertThat(seen.path("failure").asString("none"))
          .as(seen.toPrettyString())
          .isEqualTo("none");
      assertThat(seen.path("resumedAt").asLong())
          .as("bytes that were there after the interruption")
          .isBetween(Files.size(clip) / 3, Files.size(clip) - 1);
      assertThat(seen.at("/status/status").asString()).isEqualTo("ready");
      assertThat(numbers(seen.path("progress"))).isSorted();
      assertThat(seen.path("hlsErrors")).as("what hls.js complained of").isEmpty();
      assertThat(seen.path("levelCount").asInt()).isEqualTo(3);
      assertThat(numbers(seen.path("levels"))).startsWith(0).endsWith(2);
      assertPlayed(seen.path("hls"));
      assertPlayed(seen.path("mp4"));
    }
  }

  private static List<Integer> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asInt).toList();
  }

  private static void assertPlayed(JsonNode seen) {
    assertThat(seen.path("duration").asDouble()).isCloseTo(6, within(0.1));
    assertThat(seen.path("end").asDouble())
        .isCloseTo(seen.path("duration").asDouble(), within(0.1));
    assertThat(seen.path("width").asInt()).isEqualTo(640);
    assertThat(seen.path("height").asInt()).isEqualTo(480);
    assertColour(seen.path("early"), 255, 0, 0);
    assertColour(seen.path("late"), 0, 0, 255);
  }

  private static void assertColour(JsonNode seen, int red, int green, int blue) {
    assertThat(seen.get(0).asInt()).as("red").isCloseTo(red, within(16));
    assertThat(seen.get(1).asInt()).as("green").isCloseTo(green, within(16));
    assertThat(seen.get(2).asInt()).as("blue").isCloseTo(blue, within(16));
  }
}
