package io.kinora.media.publish;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.image.Fit.Size;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {

  private static List<Rung> rungs(int width, int height) {
    return Ladder.rungs(new Size(width, height), 30, 1080);
  }

  /// Section 11, video renditions.
  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 426x240 640x360 854x480 1280x720 1920x1080",
    "1280, 720, 426x240 640x360 854x480 1280x720",
    "888, 500, 426x240 640x360 888x500",
    "320, 180, 320x180",
    "1080, 1920, 240x426 360x640 480x854 720x1280 1080x1920",
    "641, 359, 428x240 640x358",
    "641, 360, 428x240 640x360",
    "360, 641, 240x428 360x640",
    "3840, 2160, 426x240 640x360 854x480 1280x720 1920x1080",
    "1024, 576, 426x240 640x360 854x480 1024x576",
    "266, 240, 266x240",
    "267, 241, 266x240",
    "16, 16, 16x16",
    "8192, 2, 8192x2",
    "1, 1, 2x2",
  })
  void rungs_go_by_the_short_side(int width, int height, String sizes) {
    assertThat(rungs(width, height).stream()
            .map(rung -> rung.size().width() + "x" + rung.size().height())
            .collect(joining(" ")))
        .isEqualTo(sizes);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 239, 241, 333, 359, 501, 719, 1079, 1081, 1333})
  void sides_are_even_and_keep_the_aspect_within_a_pixel_and_are_never_larger(int height) {
    for (int width = height; width < 4 * height; width += 37) {
      for (Rung rung : rungs(width, height)) {
        Size size = rung.size();
        assertThat(size.width() % 2 + size.height() % 2).isZero();
        assertThat(size.width()).isLessThanOrEqualTo(width);
        assertThat(size.height()).isLessThanOrEqualTo(height);
        double wide = (double) size.height() * width / height;
        assertThat(Math.abs(size.width() - wide)).isLessThanOrEqualTo(1.0);
      }
    }
  }

  @Test
  void the_largest_is_as_large_as_the_operator_allows() {
    var rungs = Ladder.rungs(new Size(3840, 2160), 30, 1440);

    assertThat(rungs.getLast().size()).isEqualTo(new Size(2560, 1440));
    assertThat(rungs).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 30, 5000",
    "1920, 1080, 60, 7000",
    "1280, 720, 25, 2722",
    "854, 480, 30, 1482",
    "426, 240, 30, 523",
    "64, 36, 30, 150",
    "64, 36, 50, 210",
  })
  void the_cap_follows_from_size_and_rate(int width, int height, double rate, int kbit) {
    assertThat(Ladder.kbitMax(new Size(width, height), rate)).isEqualTo(kbit);
  }

  @Test
  void names_are_those_of_heights() {
    assertThat(rungs(320, 180).getLast().file()).isEqualTo("v180.mp4");
    assertThat(rungs(320, 180).getLast().playlist()).isEqualTo("v180.m3u8");
  }
}
