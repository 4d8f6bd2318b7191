package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.FailureException;
import io.kinora.media.fake.TestMedia;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tasks contract, section 10, strips.
class StripTest {

  @TempDir
  Path folder;

  private TestWorkshop workshop;

  @BeforeEach
  void open() {
    workshop = TestWorkshop.in(folder);
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  private static void assertColour(Path file, int x, int y, int red, int green, int blue) {
    List<Integer> colour = TestMedia.colourAt(file, 0, x, y);
    assertThat(colour.get(0)).isCloseTo(red, within(6));
    assertThat(colour.get(1)).isCloseTo(green, within(6));
    assertThat(colour.get(2)).isCloseTo(blue, within(6));
  }

  @Nested
  class OfImages {

    private Path picture(String name, String colour, String size) {
      return TestMedia.picture(
          folder.resolve(name + ".png"), "color=" + colour + ":size=" + size + ",format=rgb24");
    }

    private TestWorkshop.Done strip(String parameters, Path... files) throws InterruptedException {
      return workshop.run("image.strip", "urls", List.of(files), parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void images_lie_from_left_to_right_and_the_last_row_is_filled_with_black(String format)
        throws Exception {
      Path red = picture("red", "0xC00000", "40x20");
      Path green = picture("green", "0x00C000", "40x20");
      Path blue = picture("blue", "0x0000C0", "40x20");

      var done = strip("\"wrap\":2,\"format\":\"" + format + "\"", red, green, blue);

      assertThat(done.result().toString())
          .isEqualTo("{\"count\":3,\"width\":80,\"height\":40,\"content_type\":\"image/" + format
              + "\",\"output\":{\"$file\":\"output\"}}");
      assertThat(TestMedia.fact(done.output(), "stream=width,height")).isEqualTo("80,40");
      assertColour(done.output(), 20, 10, 0xC0, 0, 0);
      assertColour(done.output(), 60, 10, 0, 0xC0, 0);
      assertColour(done.output(), 20, 30, 0, 0, 0xC0);
      assertColour(done.output(), 60, 30, 0, 0, 0);
      assertThat(workshop.leftovers()).isEmpty();
    }

    @Test
    void an_image_of_another_shape_is_fitted_into_its_cell_on_black() throws Exception {
      var done = strip(
          "\"height\":40,\"format\":\"png\"",
          picture("wide", "0xC00000", "160x80"),
          picture("high", "0x00C000", "50x100"));

      assertThat(TestMedia.fact(done.output(), "stream=width,height")).isEqualTo("160,40");
      assertColour(done.output(), 90, 20, 0, 0, 0);
      assertColour(done.output(), 120, 2, 0, 0xC0, 0);
      assertColour(done.output(), 120, 38, 0, 0xC0, 0);
      assertColour(done.output(), 150, 20, 0, 0, 0);
    }

    @Test
    void cropped_images_fill_their_cells() throws Exception {
      var done = strip(
          "\"width\":30,\"height\":30,\"crop\":true",
          picture("wide", "0xC00000", "160x80"),
          picture("high", "0x00C000", "50x100"));

      assertThat(TestMedia.fact(done.output(), "stream=width,height")).isEqualTo("60,30");
      assertColour(done.output(), 3, 15, 0xC0, 0, 0);
      assertColour(done.output(), 57, 28, 0, 0xC0, 0);
    }

    @Test
    void an_image_that_is_named_twice_is_shown_twice() throws Exception {
      Path red = picture("red", "0xC00000", "40x20");

      var done = strip("", red, picture("green", "0x00C000", "40x20"), red);

      assertThat(done.result().path("count").asInt()).isEqualTo(3);
      assertColour(done.output(), 100, 10, 0xC0, 0, 0);
    }

    @Test
    void a_strip_that_would_be_too_large_is_refused() {
      Path wide = picture("wide", "red", "400x300");

      assertThatThrownBy(() -> strip("\"width\":8000,\"wrap\":1", wide, wide, wide))
          .isInstanceOf(FailureException.class)
          .hasMessage("INPUT_TOO_LARGE: The strip would have 8000x18000 pixels, more than 100"
              + " million or more than 65000 on a side: ask for smaller or fewer frames, or set"
              + " wrap");
    }
  }

  @Nested
  class OfAVideo {

    /// Frame N has the brightness 16 + N, 25 a second.
    private Path rising(String name, int frames, String words) {
      return TestMedia.made(
          folder.resolve(name),
          "-filter_complex color=black:size=64x48:rate=25,geq=lum='16+N':cb=128:cr=128,"
              + "format=yuv420p[v];sine=duration=" + (frames / 25.0 + 0.5) + "[a] -map [v] -map [a]"
              + " -frames:v " + frames + " -crf 4 " + words);
    }

    private List<Integer> frameNumbers(TestWorkshop.Done done, int count) {
      return IntStream.range(0, count)
          .map(
              index -> TestMedia.colourAt(done.output(), 0, 64 * index + 32, 24).get(1))
          .map(level -> (int) Math.round(level * 219 / 255.0))
          .boxed()
          .toList();
    }

    @ParameterizedTest
    @CsvSource({
      "in.mp4, -g 12",
      "in.mp4, -g 250 -bf 3",
      "in.mkv, -g 50",
      "in.ts, -g 50",
      "in.avi, -g 50 -bf 0"
    })
    void frames_lie_at_equal_distances_up_to_the_last(String name, String words) throws Exception {
      Path video = rising(name, 151, words);

      var done = workshop.run("video.strip", video, "\"count\":4,\"format\":\"png\"");

      assertThat(done.result().toString())
          .startsWith("{\"count\":4,\"width\":256,\"height\":48,\"original_width\":64,"
              + "\"original_height\":48,\"duration\":6.")
          .contains(",\"frame_rate\":25.0,\"content_type\":\"image/png\",\"output\"");
      assertThat(frameNumbers(done, 4))
          .satisfiesExactly(
              it -> assertThat(it).isCloseTo(0, within(1)),
              it -> assertThat(it).isCloseTo(50, within(1)),
              it -> assertThat(it).isCloseTo(100, within(1)),
              it -> assertThat(it).isCloseTo(150, within(1)));
      assertThat(done.percents()).isNotEmpty().isSorted();
      assertThat(workshop.leftovers()).isEmpty();
    }

    @Test
    void start_and_end_are_kept_and_near_frames_too() throws Exception {
      Path video = rising("in.mp4", 100, "-g 250");

      var done = workshop.run(
          "video.strip", video, "\"count\":5,\"start\":1,\"end\":2.6,\"format\":\"png\"");

      assertThat(frameNumbers(done, 5))
          .satisfiesExactly(
              it -> assertThat(it).isCloseTo(25, within(1)),
              it -> assertThat(it).isCloseTo(35, within(1)),
              it -> assertThat(it).isCloseTo(45, within(1)),
              it -> assertThat(it).isCloseTo(55, within(1)),
              it -> assertThat(it).isCloseTo(65, within(1)));
    }

    @ParameterizedTest
    @CsvSource({
      "100, '\"end\":7.92', 6", // The last frame is at 3.96 s.
      "100, '\"end\":3600', 1",
      "4, '', 4",
      "1, '', 1"
    })
    void a_shorter_video_gives_fewer_frames(int frames, String end, int count) throws Exception {
      Path video = rising("in.mp4", frames, "-g 50");

      var done = workshop.run("video.strip", video, end.isEmpty() ? end : end + ",\"count\":11");

      assertThat(done.result().path("count").asInt()).isEqualTo(count);
      assertThat(done.result().path("width").asInt()).isEqualTo(64 * count);
    }

    @Test
    void a_start_behind_the_end_is_wrong() {
      Path video = rising("in.mp4", 25, "-g 250");

      assertThatThrownBy(() -> workshop.run("video.strip", video, "\"start\":1.5"))
          .hasMessage("PARAMETERS_INVALID: {\"parameters\":{\"start\":[\"must not be after the last"
              + " frame of the video, 0.96\"]}}");
    }

    @Test
    void cells_have_the_wished_size_and_wrap() throws Exception {
      Path video = rising("in.mp4", 100, "-g 250");

      var done =
          workshop.run("video.strip", video, "\"width\":32,\"height\":32,\"crop\":true,\"wrap\":4");

      assertThat(done.result().path("count").asInt()).isEqualTo(10);
      assertThat(TestMedia.fact(done.output(), "stream=width,height")).isEqualTo("128,96");
    }

    @Test
    void what_is_no_video_is_told_so() {
      Path picture = TestMedia.picture(folder.resolve("a.png"), "color=red:size=64x48");

      assertThatThrownBy(() -> workshop.run("video.strip", picture, ""))
          .hasMessage("INPUT_NOT_MEDIA: File '" + workshop.address(picture)
              + "' is not a valid video file");
    }
  }
}
