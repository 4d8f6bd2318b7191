package io.kinora.media.render.filter;

import static io.kinora.media.render.filter.Card.alpha;
import static io.kinora.media.render.filter.Card.at;
import static io.kinora.media.render.filter.Card.filtered;
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

/// Source: the film language, section 11.3.
class FilterShapeTest {

  private static final Offset<Float> CLOSE = within(1e-4f);
  private static final Moment QUARTER = new Moment(0.25, 1, 0);

  @Nested
  class Frame {

    @Test
    @Feature("FIL28")
    void around_a_picture_the_raster_grows() {
      FilterStep step = step(FilterType.FRAME, "width", "0.1").orElseThrow();

      Raster framed = filtered(plain(160, 100, 1, 0, 0, 1), step);

      assertThat(step.grownBy(160, 100)).isEqualTo(10);
      assertThat(framed.width()).isEqualTo(180);
      assertThat(framed.height()).isEqualTo(120);
      assertThat(at(framed, 0, 0)).containsExactly(1, 1, 1, 1);
      assertThat(at(framed, 9, 60)).containsExactly(1, 1, 1, 1);
      assertThat(at(framed, 10, 60)).containsExactly(1, 0, 0, 1);
      assertThat(at(framed, 169, 109)).containsExactly(1, 0, 0, 1);
    }

    @Test
    void what_is_less_than_a_pixel_of_it_covers_that_share() {
      Raster framed = filtered(plain(160, 100, 1, 0, 0, 1), FilterType.FRAME, "width", "0.0425");

      assertThat(framed.width()).isEqualTo(168);
      assertThat(at(framed, 3, 50)).containsExactly(1, 1, 1, 1);
      assertThat(at(framed, 4, 50)).containsExactly(new float[] {1, 0.25f, 0.25f, 1}, CLOSE);
    }

    @Test
    @Feature("FIL28")
    void on_a_node_it_covers_the_rim() {
      FilterStep step = step(
              FilterType.FRAME, Card.START, Setting.NODE, "width", "0.1", "color", "#0000ff80")
          .orElseThrow();

      Raster framed = filtered(plain(160, 100, 1, 0, 0, 1), step);

      assertThat(step.grownBy(160, 100)).isZero();
      assertThat(framed.width()).isEqualTo(160);
      float alpha = 128 / 255f;
      assertThat(at(framed, 5, 50)).containsExactly(new float[] {1 - alpha, 0, alpha, 1}, CLOSE);
      assertThat(at(framed, 10, 50)).containsExactly(1, 0, 0, 1);
    }

    @Test
    void its_place_in_a_chain_counts() {
      FilterStep blur = step(FilterType.BLUR, "diameter", "40").orElseThrow();
      FilterStep frame = step(FilterType.FRAME, "width", "0.1").orElseThrow();

      Raster blurFirst = filtered(filtered(plain(160, 100, 1, 0, 0, 1), blur), frame);
      Raster frameFirst = filtered(filtered(plain(160, 100, 1, 0, 0, 1), frame), blur);

      assertThat(Card.at(blurFirst, 9, 60)[1]).isEqualTo(1);
      assertThat(Card.at(frameFirst, 9, 60)[1]).isBetween(0.3f, 0.7f);
    }
  }

  @Test
  @Feature("FIL29")
  void border_blur_falls_to_nothing_at_the_edge() {
    Raster soft = filtered(
        plain(160, 100, 1, 1, 1, 1), FilterType.BORDER_BLUR, "transWidth", "0.2", "width", "0.1");

    assertThat(alpha(soft, 9, 50)).isZero();
    assertThat(alpha(soft, 19, 50) + alpha(soft, 20, 50)).isCloseTo(1, CLOSE);
    assertThat(alpha(soft, 30, 50)).isEqualTo(1);
    assertThat(red(soft, 20, 50)).isEqualTo(alpha(soft, 20, 50));
  }

  @Nested
  class CornerCut {

    @Test
    @Feature("FIL30")
    void corners_are_clear_and_sides_are_not() {
      Raster cut = filtered(plain(160, 100, 1, 1, 1, 1), FilterType.CORNER_CUT, "diameter", "0.2");

      assertThat(alpha(cut, 0, 0)).isZero();
      assertThat(alpha(cut, 159, 99)).isZero();
      assertThat(alpha(cut, 80, 50)).isEqualTo(1);
      assertThat(alpha(cut, 80, 0)).isEqualTo(1);
      assertThat(alpha(cut, 0, 50)).isEqualTo(1);
    }

    @Test
    void a_circle_has_the_area_of_one() {
      Raster cut = filtered(plain(100, 100, 1, 1, 1, 1), FilterType.CORNER_CUT, "diameter", "0.5");

      double area = 0;
      for (float each : cut.alpha()) {
        area += each;
      }
      assertThat(area).isCloseTo(Math.PI * 50 * 50, within(10.0));
    }

    @Test
    void the_margin_is_cut_off_all_round() {
      Raster cut = filtered(
          plain(160, 100, 1, 1, 1, 1), FilterType.CORNER_CUT, "diameter", "0", "margin", "0.105");

      assertThat(alpha(cut, 80, 9)).isZero();
      assertThat(alpha(cut, 80, 10)).isCloseTo(0.5f, CLOSE);
      assertThat(alpha(cut, 11, 50)).isEqualTo(1);
    }
  }

  @Nested
  class Grow {

    @Test
    @Feature("FIL31")
    void a_quarter_of_each_side_is_seen_in_the_middle() {
      Raster part = filtered(plain(160, 100, 1, 1, 1, 1), grow("static"));

      assertThat(alpha(part, 60, 36)).isZero();
      assertThat(alpha(part, 59, 50)).isZero();
      assertThat(alpha(part, 60, 50)).isEqualTo(1);
      assertThat(alpha(part, 80, 37)).isCloseTo(0.5f, CLOSE);
    }

    @Test
    void to_the_right_it_grows_from_the_left() {
      Raster part = filtered(plain(160, 100, 1, 1, 1, 1), grow("right"));

      assertThat(alpha(part, 39, 0)).isEqualTo(1);
      assertThat(alpha(part, 40, 99)).isZero();
    }

    @Test
    void in_the_end_all_is_seen() {
      assertThat(step(FilterType.GROW, new Moment(1, 5, 0), Setting.NODE)).isEmpty();
    }

    private FilterStep grow(String direction) {
      return step(FilterType.GROW, QUARTER, Setting.NODE, "direction", direction)
          .orElseThrow();
    }
  }

  @Nested
  class Quad {

    @Test
    @Feature("FIL37")
    void the_whole_picture_stands_small_in_the_middle() {
      Raster small = filtered(Card.edge(160, 90), FilterType.QUAD, "width", "0.5", "height", "0.5");

      assertThat(alpha(small, 38, 45)).isZero();
      assertThat(at(small, 42, 45)).containsExactly(new float[] {0, 0, 0, 1}, CLOSE);
      assertThat(at(small, 118, 45)).containsExactly(new float[] {1, 1, 1, 1}, CLOSE);
      assertThat(alpha(small, 80, 22)).isCloseTo(0.5f, CLOSE);
      assertThat(alpha(small, 80, 20)).isZero();
    }

    @Test
    void of_an_aspect_ratio_it_is_measured_in_the_smaller_side() {
      Raster square = filtered(plain(160, 90, 1, 1, 1, 1), FilterType.QUAD, "aspectRatio", "1");

      assertThat(alpha(square, 34, 45)).isZero();
      assertThat(alpha(square, 35, 0)).isCloseTo(1, CLOSE);
      assertThat(alpha(square, 124, 89)).isCloseTo(1, CLOSE);
      assertThat(alpha(square, 125, 45)).isZero();
    }

    @Test
    void the_size_of_the_raster_is_no_step() {
      assertThat(step(FilterType.QUAD)).isEmpty();
    }
  }
}
