package io.kinora.media.render.filter;

import static io.kinora.media.render.filter.Card.at;
import static io.kinora.media.render.filter.Card.filtered;
import static io.kinora.media.render.filter.Card.plain;
import static io.kinora.media.render.filter.Card.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.raster.Raster;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilterType;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What is different in every frame, and the same in every run. Source: the film language,
/// section 11.1.
class FilterFlickerTest {

  private static Moment second(double seconds) {
    return new Moment(0.5, seconds, (long) (seconds * 25));
  }

  @Nested
  class Noise {

    private static final double STRENGTH = 0.15;

    private static Raster grain(double level, long frame) {
      return filtered(
          plain(320, 180, level, level, level, 1), new ColourStep.Grain(STRENGTH, frame));
    }

    private static double deviation(Raster raster) {
      double mean = mean(raster);
      return Math.sqrt(IntStream.range(0, raster.red().length)
          .mapToDouble(at -> Math.pow(raster.red()[at] - mean, 2))
          .average()
          .orElseThrow());
    }

    private static double mean(Raster raster) {
      return IntStream.range(0, raster.red().length)
          .mapToDouble(at -> raster.red()[at])
          .average()
          .orElseThrow();
    }

    @Test
    void varies_middle_tones_by_a_fifth_of_its_strength_and_ends_less() {
      assertThat(deviation(grain(0.5, 1))).isCloseTo(STRENGTH / 5, within(0.0015));
      assertThat(mean(grain(0.5, 1))).isCloseTo(0.5, within(0.001));
      assertThat(deviation(grain(0.95, 1))).isLessThan(STRENGTH / 10);
    }

    @Test
    void changes_light_and_not_colour() {
      Raster grain = grain(0.5, 1);

      assertThat(grain.green()).isEqualTo(grain.red());
      assertThat(grain.blue()).isEqualTo(grain.red());
    }

    @Test
    @Feature("FIL11")
    void is_new_in_every_frame_and_the_same_in_every_run() {
      assertThat(grain(0.5, 1).red()).isEqualTo(grain(0.5, 1).red());
      assertThat(grain(0.5, 1).red()).isNotEqualTo(grain(0.5, 2).red());
    }

    @Test
    void has_no_stripes() {
      Raster grain = grain(0.5, 3);

      double rows = IntStream.range(0, 180)
          .mapToDouble(y -> Math.pow(
              IntStream.range(0, 320)
                  .mapToDouble(x -> Card.red(grain, x, y) - 0.5)
                  .average()
                  .orElseThrow(),
              2))
          .average()
          .orElseThrow();
      double columns = IntStream.range(0, 320)
          .mapToDouble(x -> Math.pow(
              IntStream.range(0, 180)
                  .mapToDouble(y -> Card.red(grain, x, y) - 0.5)
                  .average()
                  .orElseThrow(),
              2))
          .average()
          .orElseThrow();

      assertThat(Math.sqrt(rows)).isLessThan(STRENGTH / 5 / 7);
      assertThat(Math.sqrt(columns)).isLessThan(STRENGTH / 5 / 5);
    }

    @Test
    void is_not_where_nothing_is() {
      Raster clear = filtered(plain(20, 20, 0, 0, 0, 0), new ColourStep.Grain(1, 1));

      assertThat(clear.red()).containsOnly(0);
    }
  }

  @Nested
  class Flick {

    private static Optional<FilterStep> flick(double seconds) {
      return step(FilterType.FLICK, second(seconds), Setting.NODE);
    }

    @Test
    @Feature("FIL08")
    void stays_for_an_eighth_of_a_second_and_jumps() {
      assertThat(flick(0.01)).isEqualTo(flick(0.12)).isNotEqualTo(flick(0.13));
    }

    @Test
    void is_between_the_two() {
      assertThat(IntStream.range(0, 100)
              .mapToObj(index -> flick(index / 8.0).orElseThrow())
              .map(it -> ((ColourStep.Brightness) it).factor()))
          .allMatch(it -> it >= 0.7 && it <= 1)
          .anyMatch(it -> it < 0.75)
          .anyMatch(it -> it > 0.95);
    }

    @Test
    void changes_colour_and_not_alpha() {
      Raster dim = filtered(plain(4, 4, 1, 1, 1, 0.5), new ColourStep.Brightness(0.5));

      assertThat(at(dim, 0, 0)).containsExactly(0.25f, 0.25f, 0.25f, 0.5f);
    }
  }

  @Test
  @Feature("FIL09")
  void flashback_is_brown_with_dark_corners() {
    Raster old = filtered(plain(160, 90, 0.5, 0.5, 0.5, 1), new ColourStep.Flashback(1));

    float[] middle = at(old, 80, 45);
    assertThat(middle[0]).isGreaterThan(middle[1]);
    assertThat(middle[1]).isGreaterThan(middle[2]);
    assertThat(at(old, 0, 0)[0]).isLessThan(middle[0] * 0.5f);
    assertThat(at(old, 0, 0)[3]).isEqualTo(1);
  }

  @Test
  void flashback_flickers_slowly() {
    double before = light(1.00);

    assertThat(Math.abs(light(1.04) - before)).isBetween(1e-6, 0.03);
    assertThat(IntStream.range(0, 500).mapToDouble(at -> light(at / 25.0)))
        .allMatch(it -> it >= 0.88 && it <= 1);
  }

  private static double light(double seconds) {
    FilterStep step = step(FilterType.FLASHBACK, second(seconds), Setting.NODE).orElseThrow();
    return ((ColourStep.Flashback) step).light();
  }

  @Nested
  class Television {

    private final Raster screen =
        filtered(plain(640, 360, 0.6, 0.6, 0.6, 1), new ShapeStep.Television(0.5));

    @Test
    @Feature("FIL10")
    void has_dark_lines() {
      assertThat(Card.red(screen, 320, 60)).isLessThan(Card.red(screen, 320, 61) * 0.85f);
    }

    @Test
    @Feature("FIL10")
    void has_a_bright_band_that_rolls_once_a_second() {
      assertThat(Card.red(screen, 320, 181)).isGreaterThan(Card.red(screen, 320, 61) * 1.1f);
      assertThat(step(FilterType.TV, second(2.25), Setting.NODE))
          .contains(new ShapeStep.Television(0.25));
    }

    @Test
    void bulges_so_that_corners_are_cut_and_sides_are_not() {
      assertThat(Card.alpha(screen, 0, 0)).isZero();
      assertThat(Card.alpha(screen, 0, 180)).isCloseTo(1, within(0.001f));
      assertThat(Card.alpha(screen, 320, 0)).isCloseTo(1, within(0.001f));
    }
  }
}
