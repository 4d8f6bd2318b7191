package io.kinora.media.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.image.Fit.Size;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryboardTest {

  private static final Pattern CUE =
      Pattern.compile("(\\S+) --> (\\S+)\nstoryboard.jpg#xywh=(\\d+),(\\d+),160,90\n");

  @ParameterizedTest
  @CsvSource({
    "40, 1",
    "300, 1",
    "1000, 1",
    "1001, 2",
    "12012, 13",
    "99500, 100",
    "100000, 100",
    "100001, 100",
    "250000, 100",
    "14400000, 100",
  })
  void tiles_stand_for_a_second_or_a_hundredth(long millis, int count) {
    assertThat(new Storyboard(Duration.ofMillis(millis)).tileCount()).isEqualTo(count);
  }

  @Test
  void the_text_has_a_cue_for_each_tile() {
    assertThat(new Storyboard(Duration.ofMillis(2_500)).text(new Size(160, 90))).isEqualTo("""
        WEBVTT

        00:00:00.000 --> 00:00:01.000
        storyboard.jpg#xywh=0,0,160,90

        00:00:01.000 --> 00:00:02.000
        storyboard.jpg#xywh=160,0,160,90

        00:00:02.000 --> 00:00:02.500
        storyboard.jpg#xywh=320,0,160,90
        """);
  }

  @ParameterizedTest
  @CsvSource({"40", "9500", "12012", "100001", "14400000"})
  void cues_have_no_gaps_and_their_rectangles_lie_in_the_sheet(long millis) {
    var board = new Storyboard(Duration.ofMillis(millis));
    Matcher cue = CUE.matcher(board.text(new Size(160, 90)));
    int rows = Math.ceilDiv(board.tileCount(), board.columns());
    String end = "00:00:00.000";
    int count = 0;
    for (; cue.find(); count++) {
      assertThat(cue.group(1)).isEqualTo(end).isLessThan(cue.group(2));
      assertThat(Integer.parseInt(cue.group(3))).isLessThan(160 * board.columns());
      assertThat(Integer.parseInt(cue.group(4))).isLessThan(90 * rows);
      end = cue.group(2);
    }
    assertThat(count).isEqualTo(board.tileCount());
    assertThat(Duration.parse(end.replaceFirst("(..):(..):(.*)", "PT$1H$2M$3S")).toMillis())
        .isEqualTo(millis);
  }

  @Test
  void a_tile_shows_the_middle_of_what_it_stands_for() {
    assertThat(new Storyboard(Duration.ofMillis(2_500)).times(Duration.ofMillis(2_200)))
        .containsExactly(
            Duration.ofMillis(500), Duration.ofMillis(1_500), Duration.ofMillis(2_200));
  }
}
