package io.kinora.media.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the film language, section 15.
class FreeProfileTest {

  @ParameterizedTest
  @CsvSource({
    "640x360@25, 640, 360, 25/1, 403",
    "1920x1080@29.97, 1920, 1080, 30000/1001, 4350",
    "100x100@12.5, 100, 100, 25/2, 64",
    "16x4096@0.001, 16, 4096, 1/1000, 64",
    "720x576@23.976, 720, 576, 24000/1001, 696",
  })
  @Feature("OUT04")
  void a_size_and_a_rate_are_a_profile(
      String name, int width, int height, String rate, int videoKbit) {
    Profile profile = Profile.findOrFree(name).orElseThrow();

    assertThat(profile.name()).isEqualTo(name);
    assertThat(profile.width()).isEqualTo(width);
    assertThat(profile.height()).isEqualTo(height);
    assertThat(profile.frameRate()).hasToString(rate);
    assertThat(profile.videoKbit()).isEqualTo(videoKbit);
    assertThat(profile.format()).isEqualTo(Format.MP4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "641x360@25",
        "14x360@25",
        "640x4098@25",
        "640x360@0",
        "640x360@0.0",
        "640x360@101",
        "640x360",
        "640x360@",
        "640x360@25fps",
        "99999999999x2@25",
        "-2x360@25",
        "special",
        "",
      })
  void what_cannot_be_made_is_none(String name) {
    assertThat(Profile.findOrFree(name)).isEmpty();
  }

  @Test
  void a_name_of_the_catalogue_comes_first_and_the_catalogue_has_no_free_ones() {
    assertThat(Profile.findOrFree("720p")).isEqualTo(Profile.find("720p"));
    assertThat(Profile.find("640x360@25")).isEmpty();
  }
}
