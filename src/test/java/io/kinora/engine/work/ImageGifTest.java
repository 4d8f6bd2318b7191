package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tasks contract, section 10, image.gif.
class ImageGifTest {

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

  private Path picture(String name, String source) {
    return TestMedia.picture(folder.resolve(name + ".png"), source + ",format=rgb24");
  }

  private List<Path> threeColours(String size) {
    return List.of(
        picture("red", "color=0xC02000:size=" + size),
        picture("green", "color=0x00C020:size=" + size),
        picture("blue", "color=0x2000C0:size=" + size));
  }

  private TestWorkshop.Done gif(List<Path> files, String parameters) throws InterruptedException {
    return workshop.run("image.gif", "images", files, parameters);
  }

  private static void assertColour(Path file, double time, int x, int y, int... expected) {
    List<Integer> colour = TestMedia.colourAt(file, time, x, y);
    for (int part = 0; part < 3; part++) {
      assertThat(colour.get(part)).isCloseTo(expected[part], within(2));
    }
  }

  @Test
  void images_are_shown_one_after_the_other() throws Exception {
    var done = gif(threeColours("40x30"), "\"frame_duration\":0.504");

    assertThat(done.result().toString()).isEqualTo("{\"output\":{\"$file\":\"output\"}}");
    assertThat(TestMedia.fact(done.output(), "stream=codec_name,width,height,duration,nb_frames"))
        .isEqualTo("gif,40,30,1.500000,3");
    assertColour(done.output(), 0, 20, 15, 0xC0, 0x20, 0);
    assertColour(done.output(), 0.5, 20, 15, 0, 0xC0, 0x20);
    assertColour(done.output(), 0.99, 20, 15, 0x20, 0, 0xC0);
    assertThat(done.percents()).isSorted().isNotEmpty();
    assertThat(workshop.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'\"loop\":-1', -1", "'', 0", "'\"loop\":3', 3", "'\"loop\":1000', 1000"})
  void it_is_repeated_as_often_as_asked(String parameters, int repetitions) throws Exception {
    var done = gif(threeColours("8x8"), parameters);

    String bytes = Files.readString(done.output(), StandardCharsets.ISO_8859_1);
    int sign = bytes.indexOf("NETSCAPE2.0");
    if (repetitions < 0) {
      assertThat(sign).isNegative();
    } else {
      assertThat(bytes.charAt(sign + 13) + 256 * bytes.charAt(sign + 14)).isEqualTo(repetitions);
    }
  }

  @Test
  void an_image_of_another_shape_lies_in_the_middle_on_white() throws Exception {
    var files = List.of(
        picture("wide", "color=0xC02000:size=80x40"), picture("high", "color=0x0020C0:size=30x60"));

    var done = gif(files, "\"frame_duration\":1");

    assertThat(TestMedia.fact(done.output(), "stream=width,height")).isEqualTo("80,40");
    assertColour(done.output(), 1, 10, 20, 255, 255, 255);
    assertColour(done.output(), 1, 40, 3, 0, 0x20, 0xC0);
    assertColour(done.output(), 1, 70, 20, 255, 255, 255);
  }

  @Test
  void with_both_sides_given_the_whole_has_this_size() throws Exception {
    var done =
        gif(List.of(picture("wide", "color=0xC02000:size=80x40")), "\"width\":50,\"height\":51");

    assertThat(TestMedia.fact(done.output(), "stream=width,height")).isEqualTo("50,51");
    assertColour(done.output(), 0, 25, 5, 255, 255, 255);
    assertColour(done.output(), 0, 25, 25, 0xC0, 0x20, 0);
  }

  @Test
  void what_one_can_see_through_is_drawn_on_white() throws Exception {
    Path half =
        TestMedia.picture(folder.resolve("half.png"), "color=0x000000@0.5:size=20x20,format=rgba");

    assertColour(gif(List.of(half), "").output(), 0, 10, 10, 0x7F, 0x7F, 0x7F);
  }

  @Test
  void images_that_are_shown_again_are_counted_again() throws Exception {
    List<Path> three = threeColours("8x8");
    var files = List.of(three.get(0), three.get(1), three.get(0), three.get(0));

    assertThat(TestMedia.fact(gif(files, "").output(), "stream=nb_frames,duration"))
        .isEqualTo("0.400000,4");
  }

  @Test
  void what_does_not_change_takes_hardly_any_bytes() throws Exception {
    Path still = picture("still", "testsrc2=size=320x240");
    Path moved = picture("moved", "testsrc2=size=320x240,drawbox=x=10:y=10:w=9:h=9:c=red:t=fill");

    long one = Files.size(gif(List.of(still), "").output());
    long two = Files.size(gif(List.of(still, moved), "").output());

    assertThat(two - one).isLessThan(400);
  }

  @Test
  void many_colours_stay_close_to_the_source() throws Exception {
    var files = new ArrayList<Path>();
    for (int index = 0; index < 6; index++) {
      files.add(picture("p" + index, "gradients=size=160x120:n=4:seed=" + index / 3));
    }

    Path gif = gif(files, "").output();

    for (int index = 0; index < files.size(); index++) {
      for (int place = 10; place < 110; place += 33) {
        List<Integer> source = TestMedia.colourAt(files.get(index), 0, place, place);
        List<Integer> shown = TestMedia.colourAt(gif, index * 0.1, place, place);
        for (int part = 0; part < 3; part++) {
          assertThat(shown.get(part)).isCloseTo(source.get(part), within(24));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"broken.png", "sound.wav"})
  void what_is_no_image_is_told_by_its_address(String name) throws IOException {
    Path wrong = folder.resolve(name);
    if (name.equals("sound.wav")) {
      TestMedia.sound(wrong, "sine=duration=1");
    } else {
      Files.writeString(wrong, "no image");
    }

    assertThatThrownBy(() -> gif(List.of(picture("a", "color=red:size=8x8"), wrong), ""))
        .hasMessage(
            "INPUT_NOT_MEDIA: File '" + workshop.address(wrong) + "' is not a valid image file");
  }

  @Test
  void too_many_pixels_are_refused_before_they_are_decoded() {
    Path small = picture("a", "color=red:size=8x8");

    assertThatThrownBy(() -> gif(List.of(small), "\"width\":8000"))
        .hasMessageStartingWith(
            "INPUT_TOO_LARGE: The GIF would have 1 times 8000x8000 pixels, more than 16 million");
  }
}
