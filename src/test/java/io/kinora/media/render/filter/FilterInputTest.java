package io.kinora.media.render.filter;

import static io.kinora.media.render.filter.Card.alpha;
import static io.kinora.media.render.filter.Card.at;
import static io.kinora.media.render.filter.Card.edge;
import static io.kinora.media.render.filter.Card.grey;
import static io.kinora.media.render.filter.Card.joined;
import static io.kinora.media.render.filter.Card.painted;
import static io.kinora.media.render.filter.Card.plain;
import static io.kinora.media.render.filter.Card.red;
import static io.kinora.media.render.filter.Card.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.raster.Raster;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilterType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Source: the film language, section 11.4.
class FilterInputTest {

  private static final Offset<Float> CLOSE = within(1e-4f);

  @Nested
  class Mask {

    @Test
    @Feature("FIL38")
    void is_opaque_at_one_colour_clear_at_the_other_and_partly_between() {
      Raster ramp = painted(101, 10, (x, _) -> grey(x / 100.0));

      Raster masked = joined(plain(101, 10, 1, 0.5, 0, 1), ramp, FilterType.MASK);

      assertThat(at(masked, 0, 5)).containsExactly(0, 0, 0, 0);
      assertThat(at(masked, 50, 5)).containsExactly(new float[] {0.5f, 0.25f, 0, 0.5f}, CLOSE);
      assertThat(alpha(masked, 100, 5)).isCloseTo(1, CLOSE);
    }

    @Test
    void projects_on_the_way_between_two_colours() {
      Raster input = plain(8, 8, 0.75, 0.9, 0.25, 1);

      Raster masked = joined(
          plain(8, 8, 1, 1, 1, 1),
          input,
          FilterType.MASK,
          "opaqueColor",
          "#ff0000",
          "transparentColor",
          "#0000ff");

      assertThat(alpha(masked, 3, 3)).isCloseTo(0.75f, CLOSE);
    }

    @Test
    void a_clear_input_stands_on_black() {
      Raster masked = joined(plain(8, 8, 1, 1, 1, 1), plain(8, 8, 1, 1, 1, 0.25), FilterType.MASK);

      assertThat(alpha(masked, 3, 3)).isCloseTo(0.25f, CLOSE);
    }

    @Test
    void an_input_of_another_size_is_scaled() {
      Raster masked = joined(plain(80, 40, 1, 1, 1, 1), edge(600, 7), FilterType.MASK);

      assertThat(alpha(masked, 38, 20)).isCloseTo(0, CLOSE);
      assertThat(alpha(masked, 41, 20)).isCloseTo(1, CLOSE);
    }

    @Test
    void between_equal_colours_it_hides_nothing() {
      assertThat(step(FilterType.MASK, "opaqueColor", "#000000")).isEmpty();
    }
  }

  @Test
  void luma_and_alpha_of_the_input_are_opacity() {
    assertThat(masked(FilterType.LUMAMASK)).isCloseTo(0.8f * 0.5f, CLOSE);
    assertThat(masked(FilterType.LUMAINVMASK)).isCloseTo(0.6f, CLOSE);
    assertThat(masked(FilterType.ALPHAMASK)).isCloseTo(0.5f, CLOSE);
    assertThat(masked(FilterType.ALPHAINVMASK)).isCloseTo(0.5f, CLOSE);
  }

  private static float masked(FilterType type) {
    Raster masked = joined(plain(8, 8, 1, 1, 1, 1), plain(8, 8, 0.8, 0.8, 0.8, 0.5), type);
    return alpha(masked, 4, 4);
  }

  @Test
  @Feature("FIL23")
  void masked_blur_blurs_where_the_input_is_white() {
    Raster lines = painted(80, 45, (x, _) -> grey(x % 2));

    Raster blurred = joined(lines.copy(), edge(80, 45), FilterType.MASKED_BLUR, "diameter", "32");

    assertThat(red(blurred, 21, 20)).isEqualTo(1);
    assertThat(red(blurred, 61, 20)).isCloseTo(0.5f, within(0.01f));
  }

  @Test
  @Feature("FIL45")
  void combine_lays_the_input_over_the_picture() {
    Raster both = joined(plain(8, 8, 1, 0, 0, 1), plain(4, 4, 0, 0, 1, 0.25), FilterType.COMBINE);

    assertThat(at(both, 5, 5)).containsExactly(new float[] {0.75f, 0, 0.25f, 1}, CLOSE);
  }

  @Test
  @Feature("FIL47")
  void sub_render_replaces_the_picture_and_leaves_the_input_to_its_owner() {
    Raster input = plain(8, 8, 0, 0, 1, 0.25);

    Raster instead = joined(plain(8, 8, 1, 0, 0, 1), input, FilterType.SUB_RENDER);

    assertThat(at(instead, 5, 5)).containsExactly(0, 0, 0.25f, 0.25f);
    assertThat(instead).isNotSameAs(input);
  }

  @Nested
  class Displacement {

    private final Raster ramp = painted(100, 90, (x, y) -> Card.colour(x / 100.0, y / 100.0, 0));

    @Test
    @Feature("FIL46")
    void samples_are_taken_as_far_away_as_red_and_green_say() {
      Raster moved = joined(
          ramp,
          plain(100, 90, 1, 0.25, 0, 1),
          FilterType.DISPLACEMENT,
          "diameterX",
          "40",
          "diameterY",
          "80",
          "biasY",
          "12");

      assertThat(at(moved, 50, 40))
          .containsExactly(new float[] {0.50f + 0.05f, 0.40f - 0.05f + 0.03f, 0, 1}, CLOSE);
    }

    @Test
    void where_the_input_is_clear_or_grey_nothing_moves() {
      Raster still = joined(ramp.copy(), plain(100, 90, 0, 0, 0, 0), FilterType.DISPLACEMENT);
      Raster alike = joined(ramp.copy(), plain(100, 90, 0.5, 0.5, 0, 1), FilterType.DISPLACEMENT);

      assertThat(still.red()).isEqualTo(ramp.red());
      assertThat(alike.green()).isEqualTo(ramp.green());
    }
  }
}
