package io.kinora.media.render.filter;

import static io.kinora.media.render.filter.Card.at;
import static io.kinora.media.render.filter.Card.card;
import static io.kinora.media.render.filter.Card.filtered;
import static io.kinora.media.render.filter.Card.plain;
import static io.kinora.media.render.filter.Card.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.raster.Raster;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilterType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Source: the film language, section 11.1.
class FilterColourTest {

  private static final Offset<Float> CLOSE = within(1e-4f);

  @Nested
  class Colormap {

    @Test
    @Feature("FIL01")
    void without_parameters_it_is_black_and_white() {
      Raster grey = filtered(plain(4, 4, 1, 0.5, 0, 1), FilterType.COLORMAP);

      float luma = 0.2126f + 0.5f * 0.7152f;
      assertThat(at(grey, 1, 1)).containsExactly(new float[] {luma, luma, luma, 1}, CLOSE);
    }

    @Test
    @Feature("FIL51")
    void the_matrix_that_changes_nothing_is_no_step() {
      assertThat(step(
              FilterType.COLORMAP,
              "rgba-bias-matrix",
              "#FF000000,#00FF0000,#0000FF00,#000000FF,#00000000"))
          .isEmpty();
    }

    @Test
    @Feature("FIL51")
    void the_last_colour_of_a_matrix_is_added_to_the_colour_without_alpha() {
      Raster red = filtered(
          plain(4, 4, 0.25, 0.5, 0, 0.5),
          FilterType.COLORMAP,
          "rgba-bias-matrix",
          "#FF000000,#00FF0000,#0000FF00,#000000FF,#80000000");

      float sum = 0.25f + 128 / 255f;
      assertThat(at(red, 0, 0)).containsExactly(new float[] {sum / 2, 0.25f, 0, 0.5f}, CLOSE);
    }

    @Test
    void a_matrix_can_swap_colours_and_make_alpha_of_one() {
      Raster swapped = filtered(
          plain(4, 4, 0.2, 0.6, 0.4, 1),
          FilterType.COLORMAP,
          "rgba-bias-matrix",
          "#00FF0000,#FF000000,#000000FF,#00000000,#00000000");

      assertThat(at(swapped, 0, 0))
          .containsExactly(new float[] {0.6f * 0.4f, 0.2f * 0.4f, 0, 0.4f}, CLOSE);
    }

    @Test
    @Feature("FIL51")
    void presets_are_as_named() {
      assertThat(preset("negative")).containsExactly(new float[] {0.8f, 0.4f, 0, 1}, CLOSE);
      assertThat(preset("lowContrast"))
          .containsExactly(new float[] {0.35f, 0.55f, 0.75f, 1}, CLOSE);
      assertThat(preset("highContrast")).containsExactly(new float[] {0.05f, 0.65f, 1, 1}, CLOSE);
      assertThat(preset("sepia")[0]).isGreaterThan(preset("sepia")[2]);
    }

    private float[] preset(String name) {
      return at(filtered(plain(4, 4, 0.2, 0.6, 1, 1), FilterType.COLORMAP, "preset", name), 0, 0);
    }

    @Test
    void the_colour_of_what_is_half_clear_is_that_of_the_opaque() {
      Raster half =
          filtered(plain(4, 4, 0.2, 0.6, 1, 0.5), FilterType.COLORMAP, "preset", "negative");

      assertThat(at(half, 0, 0)).containsExactly(new float[] {0.4f, 0.2f, 0, 0.5f}, CLOSE);
    }
  }

  @Nested
  class Tint {

    @Test
    @Feature("FIL02")
    void black_and_white_become_the_colours_told() {
      Raster ends = filtered(
          Card.edge(8, 4), FilterType.TINT, "blackColor", "#000033", "whiteColor", "#ff9900");

      assertThat(at(ends, 0, 0)).containsExactly(new float[] {0, 0, 0.2f, 1}, CLOSE);
      assertThat(at(ends, 7, 0)).containsExactly(new float[] {1, 0.6f, 0, 1}, CLOSE);
    }

    @Test
    @Feature("FIL03")
    void the_middle_of_two_colours_is_between_them_and_of_three_the_third() {
      Raster two =
          filtered(plain(4, 4, 0.5, 0.5, 0.5, 1), FilterType.TINT, "whiteColor", "#ff0000");
      Raster three =
          filtered(plain(4, 4, 0.5, 0.5, 0.5, 1), FilterType.THREETINT, "mediumColor", "#0000ff");

      assertThat(at(two, 0, 0)).containsExactly(new float[] {0.5f, 0, 0, 1}, CLOSE);
      assertThat(at(three, 0, 0)).containsExactly(new float[] {0, 0, 1, 1}, CLOSE);
    }

    @Test
    void the_original_is_mixed_in() {
      Raster half = filtered(plain(4, 4, 1, 0, 0, 1), FilterType.TINT, "originalBlend", "0.5");

      assertThat(at(half, 0, 0)).containsExactly(new float[] {0.6063f, 0.1063f, 0.1063f, 1}, CLOSE);
      assertThat(step(FilterType.TINT, "originalBlend", "1")).isEmpty();
    }
  }

  @Test
  @Feature("FIL04")
  void threshold_leaves_black_and_white() {
    Raster cut = filtered(card(), FilterType.THRESHOLD, "threshold", "0.25");

    assertThat(at(cut, 15, 30)).containsExactly(0, 0, 0, 1);
    assertThat(at(cut, 16, 30)).containsExactly(1, 1, 1, 1);
    assertThat(at(cut, 60, 30)).containsExactly(0.5f, 0.5f, 0.5f, 0.5f);
  }

  @Test
  @Feature("FIL05")
  void bleach_overlays_the_colour_with_its_luma() {
    Raster bleached = filtered(plain(4, 4, 0.25, 0.5, 0.75, 1), FilterType.BLEACH);

    float luma = 0.25f * 0.2126f + 0.5f * 0.7152f + 0.75f * 0.0722f;
    assertThat(at(bleached, 0, 0))
        .containsExactly(
            new float[] {2 * 0.25f * luma, luma, 1 - 2 * 0.25f * (1 - luma), 1}, CLOSE);
  }

  @Test
  @Feature("FIL06")
  void exposure_multiplies_then_adds_then_bends() {
    Raster bright = filtered(
        plain(4, 4, 0.1, 0.3, 1, 1), FilterType.EXPOSURE, "rate", "1", "gamma", "2", "bias", "18");

    assertThat(at(bright, 0, 0))
        .containsExactly(
            new float[] {(float) Math.sqrt(0.25), (float) Math.sqrt(0.65), 1, 1}, CLOSE);
    assertThat(step(FilterType.EXPOSURE)).isEmpty();
  }

  @Nested
  class Opacity {

    @Test
    void goes_evenly_from_start_to_end() {
      var half = new Moment(0.5, 1, 0);

      assertThat(step(FilterType.ALPHA, half, Setting.NODE, "alphaStart", "0", "alphaEnd", "1"))
          .contains(new ColourStep.Opacity(0.5));
      assertThat(step(FilterType.ALPHA, half, Setting.NODE, "alphaStart", "0.3"))
          .contains(new ColourStep.Opacity(0.3));
      assertThat(step(FilterType.ALPHA, half, Setting.NODE)).isEmpty();
    }

    @Test
    void takes_colour_and_alpha_along() {
      Raster faded = filtered(plain(4, 4, 0.8, 0.4, 0.2, 0.5), new ColourStep.Opacity(0.5));

      assertThat(at(faded, 0, 0)).containsExactly(new float[] {0.2f, 0.1f, 0.05f, 0.25f}, CLOSE);
    }
  }

  @Nested
  class Gradient {

    @Test
    @Feature("FIL12")
    void goes_from_top_to_bottom() {
      Raster ramp = filtered(
          plain(8, 100, 0, 0, 1, 1), FilterType.GRADIENT, "color0", "#ff0000", "color1", "#000000");

      assertThat(at(ramp, 3, 0)).containsExactly(new float[] {0.995f, 0, 0, 1}, CLOSE);
      assertThat(at(ramp, 5, 49)).containsExactly(new float[] {0.505f, 0, 0, 1}, CLOSE);
    }

    @Test
    @Feature("FIL13")
    void the_round_one_has_its_end_on_the_rim_and_goes_on_beyond() {
      Raster round = filtered(
          plain(201, 101, 0, 0, 1, 1),
          FilterType.RADIAL_GRADIENT,
          "color0",
          "#ffffff",
          "color1",
          "#000000");

      assertThat(at(round, 100, 50)).containsExactly(new float[] {1, 1, 1, 1}, CLOSE);
      assertThat(at(round, 125, 50)[0]).isCloseTo(1 - 25 / 50.5f, within(1e-3f));
      assertThat(at(round, 100, 75)[0]).isCloseTo(at(round, 125, 50)[0], within(1e-3f));
      assertThat(at(round, 0, 50)).containsExactly(new float[] {0, 0, 0, 1}, CLOSE);
    }

    @Test
    void lies_only_where_the_picture_is() {
      Raster half =
          filtered(plain(4, 4, 1, 1, 1, 0.5), FilterType.GRADIENT, "originalBlend", "0.5");

      assertThat(at(half, 0, 0)[0]).isCloseTo(0.25f + 0.25f * 0.125f, CLOSE);
      assertThat(at(half, 0, 0)[3]).isCloseTo(0.5f, CLOSE);
    }
  }

  @Nested
  class Key {

    @Test
    @Feature("FIL43")
    void the_colour_goes_and_others_stay() {
      Raster keyed = filtered(card(), FilterType.KEY);

      assertThat(at(keyed, 20, 5)).containsExactly(0, 0, 0, 0); // green
      assertThat(at(keyed, 4, 5)).containsExactly(0, 0, 0, 1); // black
      assertThat(at(keyed, 12, 5)).containsExactly(new float[] {0, 0, 1, 1}, CLOSE);
    }

    @Test
    void between_threshold_and_width_it_is_half_clear_and_keeps_its_colour() {
      double difference = 0.25 * Math.sqrt(3);

      Raster keyed = filtered(plain(4, 4, difference, 1, 0, 1), FilterType.KEY);

      assertThat(at(keyed, 0, 0))
          .containsExactly(new float[] {(float) difference / 2, 0.5f, 0, 0.5f}, CLOSE);
    }

    @Test
    @Feature("FIL44")
    void make_transparent_has_a_hard_edge() {
      Raster ramp = Card.painted(101, 1, (x, _) -> Card.grey(x / 100.0));

      Raster cut = filtered(ramp, FilterType.MAKE_TRANSPARENT, "threshold", "0.295");

      assertThat(Card.alpha(cut, 29, 0)).isZero();
      assertThat(at(cut, 30, 0)).containsExactly(new float[] {0.3f, 0.3f, 0.3f, 1}, CLOSE);
    }
  }
}
