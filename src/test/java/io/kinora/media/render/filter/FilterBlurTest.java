package io.kinora.media.render.filter;

import static io.kinora.media.render.filter.Card.alpha;
import static io.kinora.media.render.filter.Card.dot;
import static io.kinora.media.render.filter.Card.edge;
import static io.kinora.media.render.filter.Card.filtered;
import static io.kinora.media.render.filter.Card.grey;
import static io.kinora.media.render.filter.Card.painted;
import static io.kinora.media.render.filter.Card.red;
import static io.kinora.media.render.filter.Card.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.raster.Raster;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilterType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rasters here are 360 high, or a share of it: a unit is a pixel. Source: the film language,
/// section 11.2.
class FilterBlurTest {

  /// So many pixels are as many as `pixels` in a raster of that height.
  private static String units(double pixels, int height) {
    return String.valueOf(pixels * 360 / height);
  }

  @Nested
  class Box {

    @Test
    @Feature("FIL15")
    void an_edge_becomes_as_wide_as_the_diameter() {
      Raster soft = filtered(edge(64, 360), FilterType.BLUR, "diameter", "8");

      assertThat(red(soft, 27, 100)).isCloseTo(0, within(1e-5f));
      assertThat(red(soft, 28, 100)).isCloseTo(0.5f / 8, within(1e-5f));
      assertThat(red(soft, 31, 100)).isCloseTo(3.5f / 8, within(1e-5f));
      assertThat(red(soft, 36, 100)).isCloseTo(1, within(1e-5f));
    }

    @Test
    void a_width_between_two_counts_is_between_them() {
      Raster soft = filtered(dot(45), FilterType.HBLUR, "diameter", units(4, 45));

      assertThat(alpha(soft, 22, 22)).isCloseTo(0.25f, within(1e-5f));
      assertThat(alpha(soft, 23, 22)).isCloseTo(0.25f, within(1e-5f));
      assertThat(alpha(soft, 24, 22)).isCloseTo(0.125f, within(1e-5f));
      assertThat(alpha(soft, 25, 22)).isCloseTo(0, within(1e-5f));
    }

    @Test
    @Feature({"FIL16", "FIL17"})
    void level_and_upright_are_each_alone() {
      Raster level = filtered(dot(45), FilterType.HBLUR, "diameter", units(9, 45));
      Raster upright = filtered(dot(45), FilterType.VBLUR, "diameter", units(9, 45));

      assertThat(alpha(level, 26, 22)).isCloseTo(1 / 9f, within(1e-5f));
      assertThat(alpha(level, 22, 23)).isCloseTo(0, within(1e-5f));
      assertThat(alpha(upright, 22, 26)).isCloseTo(1 / 9f, within(1e-5f));
      assertThat(alpha(upright, 23, 22)).isCloseTo(0, within(1e-5f));
    }
  }

  @Nested
  class Gaussian {

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1.5, 2.4, 3, 7.3, 12})
    @Feature("FIL19")
    void is_near_the_true_curve(double deviation) {
      Raster soft =
          filtered(dot(121), FilterType.HGAUSSIAN_BLUR, "diameter", units(2 * deviation, 121));

      double square = 0;
      double error = 0;
      double variance = 0;
      for (int x = 0; x < 121; x++) {
        double truth = share(x - 60, deviation);
        square += truth * truth;
        error += Math.pow(alpha(soft, x, 60) - truth, 2);
        variance += alpha(soft, x, 60) * Math.pow(x - 60, 2);
      }
      assertThat(Math.sqrt(error / square)).isLessThan(deviation < 2.5 ? 0.001 : 0.05);
      assertThat(Math.sqrt(variance)).isCloseTo(deviation, within(0.005 * deviation));
    }

    /// What of the curve falls on a pixel.
    private static double share(int x, double deviation) {
      double sum = 0;
      double all = 0;
      for (int at = -60; at <= 60; at++) {
        double height = Math.exp(-at * at / (2 * deviation * deviation));
        all += height;
        sum += at == x ? height : 0;
      }
      return sum / all;
    }

    @Test
    @Feature("FIL18")
    void an_edge_is_within_a_hundredth_of_the_true_one() {
      Raster soft = filtered(edge(128, 90), FilterType.GAUSSIAN_BLUR, "diameter", units(16, 90));

      double error = 0;
      double truth = 0;
      for (int x = 0; x < 128; x++) {
        truth = 0;
        for (int at = -64; at <= 64; at++) {
          truth += x - at >= 64 ? share(at, 8) : 0;
        }
        error += Math.pow(red(soft, x, 40) - truth, 2);
      }
      assertThat(Math.sqrt(error / 128)).isLessThan(0.01);
    }

    @Test
    @Feature({"FIL18", "FIL20"})
    void each_way_has_its_own_diameter_if_told() {
      assertThat(step(FilterType.GAUSSIAN_BLUR, "diameterX", "6"))
          .contains(new BlurStep.Gaussian(6, 4));
      assertThat(step(FilterType.VGAUSSIAN_BLUR, "diameter", "6"))
          .contains(new BlurStep.Gaussian(0, 6));
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "BLUR",
        "GAUSSIAN_BLUR",
        "DIRECTIONAL_BLUR",
        "BILATERAL_BLUR",
        "DOF",
      })
  void a_picture_does_not_become_dark_or_clear_at_its_edge(FilterType type) {
    Raster soft = filtered(
        Card.plain(50, 40, 0.8, 0.4, 0.2, 1), type, "diameter", "90", "angle", "30", "width", "0");

    for (int at = 0; at < soft.red().length; at++) {
      assertThat(soft.red()[at]).isCloseTo(0.8f, within(1e-4f));
      assertThat(soft.alpha()[at]).isCloseTo(1, within(1e-4f));
    }
  }

  @Test
  void what_is_clear_gives_no_colour_to_its_neighbours() {
    Raster half =
        painted(40, 40, (x, _) -> x < 20 ? new float[] {1, 0, 0, 1} : new float[] {0, 1, 0, 0});

    Raster soft = filtered(half, FilterType.GAUSSIAN_BLUR, "diameter", "90");

    assertThat(soft.green()).containsOnly(0);
    assertThat(red(soft, 22, 20)).isEqualTo(alpha(soft, 22, 20)).isGreaterThan(0.1f);
  }

  @Nested
  class Directional {

    @Test
    @Feature("FIL21")
    void a_dot_becomes_a_line_of_the_angle() {
      Raster line =
          filtered(dot(61), FilterType.DIRECTIONAL_BLUR, "angle", "45", "diameter", units(20, 61));

      assertThat(alpha(line, 34, 26)).isGreaterThan(0.02f); // right and up
      assertThat(alpha(line, 34, 34)).isZero();
      assertThat(alpha(line, 40, 20)).isZero(); // 14 away on the line
    }

    @ParameterizedTest
    @ValueSource(doubles = {7, 20, 55})
    void a_level_line_is_as_long_as_it_says(double length) {
      Raster line = filtered(dot(121), FilterType.DIRECTIONAL_BLUR, "diameter", units(length, 121));

      double variance = 0;
      for (int x = 0; x < 121; x++) {
        variance += alpha(line, x, 60) * Math.pow(x - 60, 2);
      }
      assertThat(Math.sqrt(12 * variance)).isCloseTo(length, within(0.1 + length * 0.02));
    }
  }

  @Nested
  class Bilateral {

    @Test
    @Feature("FIL22")
    void an_edge_stays_and_what_is_nearly_alike_becomes_alike() {
      Raster rough =
          painted(64, 64, (x, y) -> grey((x < 32 ? 0.3 : 0.7) + ((x + y) % 2 == 0 ? 0.02 : -0.02)));

      Raster smooth = filtered(rough, FilterType.BILATERAL_BLUR, "diameter", units(8, 64));

      assertThat(red(smooth, 20, 30)).isCloseTo(0.3f, within(0.003f));
      assertThat(red(smooth, 31, 30)).isCloseTo(0.3f, within(0.006f));
      assertThat(red(smooth, 32, 30)).isCloseTo(0.7f, within(0.006f));
    }
  }

  @Nested
  class FocusBand {

    private final Raster lines = painted(90, 90, (x, _) -> grey(x % 2));
    private final Raster focused = filtered(lines.copy(), FilterType.DOF, "diameter", "20");

    @Test
    @Feature("FIL24")
    void inside_it_is_sharp_to_the_bit() {
      for (int y = 32; y < 58; y++) {
        assertThat(red(focused, 40, y)).isEqualTo(red(lines, 40, y));
      }
    }

    @Test
    @Feature("FIL24")
    void outside_it_is_blurred_more_and_more() {
      assertThat(red(focused, 41, 70)).isBetween(0.5f, 0.95f);
      assertThat(red(focused, 41, 5)).isCloseTo(0.5f, within(0.01f));
      assertThat(red(focused, 41, 85)).isCloseTo(0.5f, within(0.01f));
    }
  }

  @Nested
  class Glow {

    @Test
    @Feature("FIL25")
    void light_shines_over_the_dark_and_dark_does_not() {
      Raster bright = filtered(edge(64, 90), FilterType.GLOW, "diameter", units(8, 90));
      Raster dark = filtered(
          painted(64, 90, (x, _) -> grey(x < 32 ? 0 : 0.4)), FilterType.GLOW, "diameter", "32");

      assertThat(red(bright, 30, 40)).isBetween(0.2f, 0.5f);
      assertThat(red(bright, 50, 40)).isCloseTo(1, within(1e-5f));
      assertThat(red(dark, 30, 40)).isZero();
      assertThat(red(dark, 50, 40)).isEqualTo(0.4f);
    }

    @Test
    void a_white_thing_on_nothing_has_a_halo() {
      Raster halo = filtered(
          painted(64, 90, (x, _) -> new float[] {1, 1, 1, x < 32 ? 0 : 1}), FilterType.GLOW);

      assertThat(alpha(halo, 31, 40)).isBetween(0.2f, 0.5f).isEqualTo(red(halo, 31, 40));
    }
  }
}
