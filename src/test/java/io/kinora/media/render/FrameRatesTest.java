package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.profile.Format;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Rates;
import io.kinora.media.profile.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Films of all formats at rates that no profile of the catalogue has.
///
/// Source: the factory contract, section 7, framerate.
class FrameRatesTest {

  @TempDir
  private static Path folder;

  @BeforeAll
  static void make() {
    TestMedia.picture(folder.resolve("red.png"), "color=0xC00000:size=320x240");
    TestMedia.picture(folder.resolve("blue.png"), "color=0x0000C0:size=320x240");
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1, 0.3, 1, 5, 12, 12.5, 15, 23.976, 24, 25, 25.5, 29.97, 30, 33.333, 50, 59.94, 60, 99.9,
        100
      })
  void a_film_of_each_format_that_allows_a_rate_has_it(double number) {
    FrameRate rate = FrameRate.find(number).orElseThrow();
    List<Profile> profiles = Arrays.stream(Format.values())
        .map(FrameRatesTest::profile)
        .filter(profile -> profile.allows(rate))
        .map(profile -> profile.with(rate))
        .toList();

    List<Export> exports = rendered(profiles);

    long frameCount = rate.countIn(Duration.ofSeconds(3));
    for (Export export : exports) {
      byte[] pixels = ProfileFilms.pixels(export.out(), "");
      assertThat(pixels.length / 3).as(export.profile().name()).isEqualTo((int) frameCount);
      JsonNode probed = ProfileFilms.probed(export.out());
      assertThat(Double.parseDouble(probed.at("/format/duration").asString()))
          .as(export.profile().name())
          .isCloseTo(frameCount / rate.perSecond(), within(1 / rate.perSecond() + 0.15));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 25.5, 99.9})
  void a_film_has_a_preview_at_any_rate(double number) {
    FrameRate rate = FrameRate.find(number).orElseThrow();
    var stop = new StopSignal();
    PlannedFilm film = planned(profile(Format.WMV2).with(rate), stop);
    PreviewFiles files =
        PreviewFiles.of(folder.resolve("preview.flv")).withMp4(folder.resolve("preview.mp4"));

    try (var work = WorkFolder.in(folder.resolve("work"))) {
      ProfileFilms.renderer().preview(film, files, work, stop, (_, _) -> {});
    }

    assertThat(ProfileFilms.pixels(files.flv(), "").length / 3)
        .isEqualTo((int) rate.countIn(Duration.ofSeconds(3)));
  }

  private static Profile profile(Format format) {
    return new Profile(
        format.name(), Shape.square(352, 240), FrameRate.NTSC, new Rates(1000, 128), format);
  }

  private static List<Export> rendered(List<Profile> profiles) {
    var stop = new StopSignal();
    PlannedFilm film = planned(profiles.getFirst(), stop);
    List<Export> exports = profiles.stream()
        .map(profile -> new Export(profile, folder.resolve("film-" + profile.name())))
        .toList();
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      ProfileFilms.renderer().render(film, exports, work, stop, (_, _) -> {});
    }
    return exports;
  }

  /// A second and a half of red, and as long of blue.
  private static PlannedFilm planned(Profile profile, StopSignal stop) {
    return new ProfileFilms(folder).planned(profile, """
        <effect type="none" duration="1.5"><image filename="red.png"/></effect>
        <effect type="none" duration="1.5"><image filename="blue.png"/></effect>""", stop);
  }
}
