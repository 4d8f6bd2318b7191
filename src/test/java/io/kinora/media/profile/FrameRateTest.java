package io.kinora.media.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the factory contract, section 7, framerate.
class FrameRateTest {

  @ParameterizedTest
  @CsvSource({
    "12.5, 25/2",
    "12, 12/1",
    "11.988, 12000/1001",
    "23.976, 24000/1001",
    "23.976023976, 24000/1001",
    "23.98, 24000/1001",
    "29.97, 30000/1001",
    "59.94, 60000/1001",
    "25.5, 51/2",
    "33.333333, 33333/1000",
    "0.001, 1/1000",
    "100, 100/1",
  })
  void a_number_is_a_rate_of_television_or_its_thousandths(double number, String rate) {
    assertThat(FrameRate.find(number).orElseThrow()).hasToString(rate);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -25, 0.0004, 100.01, 1e300, Double.POSITIVE_INFINITY, Double.NaN})
  void what_no_film_can_have_is_no_rate(double number) {
    assertThat(FrameRate.find(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "720p, 12.5, true",
    "flash, 99.9, true",
    "wmv2, 5, true",
    "mobile, 60, true",
    "dvd-pal-4-3, 23.976, true",
    "dvd-pal-4-3, 12.5, false",
    "dvd-mpeg1, 60, true",
    "dvd-mpeg1, 99.9, false",
  })
  void the_codecs_of_discs_know_few_rates(String name, double number, boolean isAllowed) {
    Profile profile = Profile.find(name).orElseThrow();

    assertThat(profile.allows(FrameRate.find(number).orElseThrow())).isEqualTo(isAllowed);
  }

  @Test
  void a_profile_can_have_another_rate_and_is_the_same_else() {
    Profile profile = Profile.find("720p-hq").orElseThrow();

    Profile other = profile.with(FrameRate.NTSC);

    assertThat(other.frameRate()).isEqualTo(FrameRate.NTSC);
    assertThat(other.with(profile.frameRate())).isEqualTo(profile);
    assertThatThrownBy(() -> Profile.find("dvd-mpeg1").orElseThrow().with(FrameRate.of(12)))
        .hasMessage("mpeg1video cannot have 12/1 frames a second");
  }

  @ParameterizedTest
  @CsvSource({
    "720p, 720p-hq, true",
    "youtube, youtube-flv, true",
    "quicktime, wmv2, true",
    "720p, 720p-24-fps, false",
    "720p, 1080p, false",
    "dvd-pal-4-3, dvd-mpeg1, true",
    "dvd-pal-4-3, dvd-pal-16-9, false",
  })
  void profiles_of_one_shape_and_rate_are_drawn_alike(String name, String other, boolean isSo) {
    assertThat(Profile.find(name).orElseThrow().isDrawnAs(Profile.find(other).orElseThrow()))
        .isEqualTo(isSo);
  }
}
