package io.kinora.media.preset;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.image.Fit.Size;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the panda contract, section 9, `$resolution_and_padding$` with its examples.
class ResolutionRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "300 | 240 | 320 | 240 | '-s 300x240 ' | scale=300:240",
        "640 | 360 | 320 | 240 | -s 320x180 -padtop 30 -padbottom 30"
            + " | scale=320:180,pad=320:240:0:30",
        "640 | 480 | 640 | 360 | '-s 480x360 ' | scale=480:360",
        "640 | 480 | 320 | 240 | '-s 320x240 ' | scale=320:240",
        "0   | 480 | 320 | 240 | '-s 320x240 ' | scale=320:240",
      })
  void a_picture_is_narrowed_or_gets_bars(
      int width, int height, int wantedWidth, int wantedHeight, String classic, String today) {
    var rule = ResolutionRule.of(
        Optional.of(new Size(width, height)), new Size(wantedWidth, wantedHeight));

    assertThat(rule.classic()).isEqualTo(classic);
    assertThat(rule.filters()).isEqualTo(today);
  }

  @Test
  void without_a_picture_the_wished_size_stands() {
    assertThat(ResolutionRule.of(Optional.empty(), new Size(320, 240)).classic())
        .isEqualTo("-s 320x240 ");
  }
}
