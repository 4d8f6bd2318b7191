package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.filter.FilterStep;
import io.kinora.media.render.filter.ShapeStep;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.Problem;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the film language, sections 3.5 and 11.
class FilterPlanTest {

  private static final Offset<Double> CLOSE = within(1e-6);

  /// A screen of 4 s with filters.
  private static SmallFilm on(String node, String filters) {
    return SmallFilm.of("<stack duration=\"4\"><effect type=\"none\" duration=\"4\"><image color=\""
        + node + "\"/>" + filters + "</effect></stack>");
  }

  private static SmallFilm onPicture(String picture, String filters) {
    return SmallFilm.of("<stack duration=\"4\"><overlay duration=\"4\" left=\".25\" top=\".25\""
        + " width=\".5\" height=\".5\"><image " + picture + ">" + filters
        + "</image></overlay></stack>");
  }

  private static List<FilterStep> steps(SmallFilm film, double seconds) {
    return film.at(seconds).getFirst() instanceof Drawing.Group group
        ? group.steps().stream().map(Drawing.Step::filter).toList()
        : List.of();
  }

  @Nested
  class Chains {

    @Test
    @Feature("FIL52")
    void filters_act_in_their_order() {
      String blur = "<filter type=\"blur\" diameter=\"60\"/>";
      String frame = "<filter type=\"frame\" width=\"0.2\" color=\"#FF0000\"/>";

      Pixels sharp = on("#0000FF", blur + frame).drawn(1);
      Pixels soft = on("#0000FF", frame + blur).drawn(1);

      sharp.hasColour(8, 45, "FF0000");
      sharp.hasColour(24, 45, "0000FF");
      assertThat(soft.colour(19, 45)[0]).isBetween(60.0, 200.0);
    }

    @Test
    void opacities_are_multiplied() {
      var film = on(
          "#FFFFFF",
          "<filter type=\"alpha\" alphaStart=\".5\"/>"
              + "<filter type=\"alpha\" alphaStart=\".5\"/>");

      assertThat(film.plane(1).opacity()).isCloseTo(0.25, CLOSE);
    }

    @Test
    void what_is_clear_before_a_filter_stays_so_for_it_alone() {
      Pixels drawn = on(
              "#FF0000",
              "<filter type=\"alpha\" alphaStart=\".5\"/><filter type=\"combine\">"
                  + "<overlay left=\"0\" top=\"0\" width=\".5\" height=\"1\">"
                  + "<image color=\"#0000FF\"/></overlay></filter>")
          .drawn(1);

      drawn.hasColour(120, 45, "800000");
      drawn.hasColour(40, 45, "0000FF");
    }

    @Test
    void an_opacity_between_two_that_are_none_goes_evenly() {
      var film = on("#FFFFFF", "<filter type=\"alpha\" alphaStart=\"2\" alphaEnd=\"-1\"/>");

      assertThat(film.plane(1).opacity()).isEqualTo(1);
      assertThat(film.plane(2).opacity()).isCloseTo(0.5, CLOSE);
      assertThat(film.at(3)).isEmpty();
    }

    @Test
    @Feature("FIL48")
    void a_filter_of_own_code_changes_nothing_and_is_told() {
      String custom = "<filter type=\"custom\"><filtercode>void main() {}</filtercode></filter>";

      assertThat(on("#FFFFFF", custom).at(1)).isEqualTo(on("#FFFFFF", "").at(1));
      assertThat(FilmReader.read("<stack>" + custom + "</stack>").warnings())
          .extracting(Problem::rule)
          .containsExactly("V01", "V17", "V19");
    }

    @Test
    @Feature("FIL27")
    void antialias_asks_for_what_edges_have_anyway() {
      String turned = "<animator type=\"custom\"><key time=\"0\" rot=\"10,0,0,1\"/></animator>";

      Pixels plain = on("#FFFFFF", turned).drawn(1);
      Pixels fine = on("#FFFFFF", turned + "<filter type=\"antialias\"/>").drawn(1);

      assertThat(fine.farthestFrom(plain)).isZero();
    }

    @Test
    @Feature("FIL58")
    void a_filter_without_a_type_changes_nothing() {
      assertThat(on("#FFFFFF", "<filter/>").at(1)).isEqualTo(on("#FFFFFF", "").at(1));
    }

    @Test
    @Feature("FIL57")
    void a_filter_on_a_widget_is_ignored() {
      String picture = "<image color=\"#FF0000\"/>";
      var filtered = SmallFilm.of("<widget type=\"a.b\" duration=\"4\">" + picture
          + "<filter type=\"colormap\"/></widget>");
      var plain = SmallFilm.of("<widget type=\"a.b\" duration=\"4\">" + picture + "</widget>");

      assertThat(filtered.at(1)).isEqualTo(plain.at(1));
      SmallFilm.of("<stack duration=\"4\"><widget type=\"a.b\" duration=\"4\">" + picture
              + "</widget><filter type=\"colormap\"/></stack>")
          .drawn(2)
          .hasColour(80, 45, "363636");
    }
  }

  @Nested
  class WhatTheyActOn {

    @Test
    @Feature("FIL53")
    void on_a_picture_it_acts_on_the_picture_alone() {
      Pixels drawn = onPicture(
              "color=\"#0000FF\"", "<filter type=\"frame\" width=\"0.2\" color=\"#FF0000\"/>")
          .drawn(1);

      drawn.hasColour(44, 45, "FF0000");
      drawn.hasColour(80, 45, "0000FF");
      drawn.hasColour(10, 45, "000000");
    }

    @Test
    @Feature("FIL53")
    void on_a_node_it_acts_on_the_whole_screen() {
      Pixels drawn = SmallFilm.of("<stack duration=\"4\"><overlay duration=\"4\" left=\".25\""
              + " top=\".25\" width=\".5\" height=\".5\"><image color=\"#0000FF\"/>"
              + "<filter type=\"frame\" width=\"0.1\" color=\"#FF0000\"/></overlay></stack>")
          .drawn(1);

      drawn.hasColour(3, 45, "FF0000");
      drawn.hasColour(44, 45, "0000FF");
      drawn.hasColour(20, 45, "000000");
    }

    @Test
    void a_frame_makes_a_picture_larger_on_all_sides() {
      var film = SmallFilm.of("<effect type=\"none\" duration=\"4\"><image filename=\"square\">"
          + "<filter type=\"frame\" width=\"0.5\"/></image></effect>");
      var wide = SmallFilm.of("<effect type=\"none\" duration=\"4\"><image filename=\"wide\">"
          + "<filter type=\"frame\" width=\"0.5\"/></image></effect>");

      assertThat(film.plane(1).place()).isEqualTo(new Box(35, 0, 90, 90));
      // 640 by 180 with 90 on each side is 820 by 360.
      assertThat(((Box) wide.plane(1).place()).height()).isCloseTo(160 * 360 / 820.0, within(0.05));
    }

    @Test
    void a_colour_filter_leaves_the_ground_as_it_is() {
      Pixels drawn = SmallFilm.of("<stack duration=\"4\"><effect type=\"none\" duration=\"4\">"
              + "<image color=\"#FF0000\"/></effect><overlay duration=\"4\" left=\"0\" top=\"0\""
              + " width=\".5\" height=\"1\"><image color=\"#00FF00\"/><filter type=\"colormap\"/>"
              + "</overlay></stack>")
          .drawn(1);

      drawn.hasColour(120, 45, "FF0000");
      drawn.hasColour(40, 45, "B6B6B6");
    }
  }

  @Nested
  class Inputs {

    private static final String HALF = "<overlay left=\"0\" top=\"0\" width=\".5\" height=\"1\">"
        + "<image color=\"#FFFFFF\"/></overlay>";

    @Test
    @Feature("FIL38")
    void a_mask_shows_what_its_scene_says() {
      Pixels drawn = on("#FF0000", "<filter type=\"mask\"><stack>" + HALF + "</stack></filter>")
          .drawn(1);

      drawn.hasColour(40, 45, "FF0000");
      drawn.hasColour(120, 45, "000000");
    }

    @Test
    void a_mask_on_a_picture_has_the_size_of_the_picture() {
      Pixels drawn = onPicture(
              "color=\"#FF0000\"", "<filter type=\"mask\"><stack>" + HALF + "</stack></filter>")
          .drawn(1);

      drawn.hasColour(60, 45, "FF0000");
      drawn.hasColour(100, 45, "000000");
    }

    @ParameterizedTest
    @CsvSource({
      "lumamask, FF0000, 000000",
      "lumainvmask, 000000, FF0000",
      "alphamask, FF0000, 000000",
      "alphainvmask, 000000, FF0000"
    })
    @Feature({"FIL39", "FIL40", "FIL41", "FIL42"})
    void a_channel_of_a_scene_masks(String type, String left, String right) {
      Pixels drawn = on(
              "#FF0000", "<filter type=\"" + type + "\"><stack>" + HALF + "</stack></filter>")
          .drawn(1);

      drawn.hasColour(40, 45, left);
      drawn.hasColour(120, 45, right);
    }

    @Test
    @Feature("FIL54")
    void a_scene_may_be_laid_over_and_move_on_its_own() {
      var film = on(
          "#FF0000",
          "<filter type=\"combine\"><overlay left=\"0\" top=\"0\" width=\".5\""
              + " height=\"1\"><image color=\"#0000FF\"/><animator type=\"custom\">"
              + "<key time=\"0\" pos=\"0,0,0\"/><key time=\"4\" pos=\"3.5555556,0,0\"/></animator>"
              + "</overlay></filter>");

      film.drawn(0).hasColour(40, 45, "0000FF");
      film.drawn(2).hasColour(40, 45, "FF0000");
      film.drawn(2).hasColour(120, 45, "0000FF");
    }

    @Test
    @Feature("FIL54")
    void a_filter_in_a_filter_changes_the_second_input() {
      Pixels drawn = on(
              "#FF0000",
              "<filter type=\"combine\"><overlay left=\"0\" top=\"0\""
                  + " width=\".5\" height=\"1\"><image color=\"#00FF00\"/></overlay>"
                  + "<filter type=\"colormap\"/></filter>")
          .drawn(1);

      drawn.hasColour(40, 45, "B6B6B6");
      drawn.hasColour(120, 45, "FF0000");
    }

    @Test
    void an_opacity_inside_a_filter_is_that_of_its_scene() {
      var film = on(
          "#FF0000",
          "<filter type=\"combine\"><effect type=\"none\"><image color=\"#0000FF\"/></effect>"
              + "<filter type=\"alpha\" alphaStart=\"0\" alphaEnd=\"1\"/></filter>");

      film.drawn(0).hasColour(80, 45, "FF0000");
      film.drawn(2).hasColour(80, 45, "800080");
    }

    @Test
    @Feature("FIL47")
    void a_sub_render_replaces_the_picture() {
      Pixels drawn = on(
              "#FF0000",
              "<filter type=\"subRender\"><effect type=\"none\">"
                  + "<image color=\"#0000FF\"/></effect></filter>")
          .drawn(1);

      drawn.hasColour(80, 45, "0000FF");
    }
  }

  @Nested
  class Times {

    @Test
    @Feature({"FIL07", "FIL56"})
    void an_opacity_goes_evenly_and_holds_before_and_after() {
      var film = on(
          "#FFFFFF",
          "<filter type=\"alpha\" alphaStart=\"0\" alphaEnd=\"1\""
              + " margin-start=\"1\" duration=\"2\"/>");

      assertThat(film.at(0.5)).isEmpty();
      assertThat(film.plane(2).opacity()).isCloseTo(0.5, CLOSE);
      assertThat(film.plane(3.5).opacity()).isEqualTo(1);
    }

    @Test
    void a_fade_out_is_pinned_to_the_end() {
      var film = on(
          "#FFFFFF",
          "<filter type=\"alpha\" alphaStart=\"1\" alphaEnd=\"0\""
              + " duration=\"1\" margin-end=\"0.0\"/>");

      assertThat(film.plane(2.9).opacity()).isEqualTo(1);
      assertThat(film.plane(3.5).opacity()).isCloseTo(0.5, CLOSE);
    }

    @Test
    void an_end_is_as_its_start_where_nothing_else_is_said() {
      assertThat(on("#FFFFFF", "<filter type=\"alpha\" alphaStart=\".3\"/>")
              .plane(3)
              .opacity())
          .isCloseTo(0.3, CLOSE);
    }

    @Test
    @Feature("FIL56")
    void other_filters_act_only_inside_a_time_that_was_given() {
      var flash = on("#FFFFFF", "<filter type=\"glow\" margin-start=\"1\" duration=\"1\"/>");

      assertThat(steps(flash, 0.5)).isEmpty();
      assertThat(steps(flash, 1)).hasSize(1);
      assertThat(steps(flash, 2)).isEmpty();
      assertThat(steps(on("#FFFFFF", "<filter type=\"glow\"/>"), 3.9)).hasSize(1);
    }

    @Test
    @Feature("TIM22")
    void an_offset_starts_a_filter_on_its_way() {
      var film = on(
          "#FFFFFF", "<filter type=\"alpha\" alphaStart=\"0\" alphaEnd=\"1\" timeOffset=\"1\"/>");

      assertThat(film.plane(1).opacity()).isCloseTo(0.5, CLOSE);
      assertThat(film.plane(3.5).opacity()).isEqualTo(1);
    }

    @Test
    @Feature("FIL55")
    void keys_change_parameters_evenly() {
      var film = on(
          "#0000FF",
          "<filter type=\"frame\" width=\"0.1\"><animator type=\"custom\">"
              + "<key time=\"1\" width=\"0.1\" color=\"#FF0000\"/>"
              + "<key time=\"3\" width=\"0.3\" color=\"#00FF00\"/></animator></filter>");

      film.drawn(0.5).hasColour(3, 45, "FF0000");
      film.drawn(2).hasColour(3, 45, "808000");
      film.drawn(3.5).hasColour(3, 45, "00FF00");
      film.drawn(0.5).hasColour(14, 45, "0000FF");
      film.drawn(2).hasColour(14, 45, "808000");
      assertThat(steps(film, 2).getFirst()).isInstanceOf(ShapeStep.class);
    }

    @Test
    void an_animated_parameter_counts_before_the_one_at_rest() {
      var film = on(
          "#FFFFFF",
          "<filter type=\"alpha\" alphaStart=\".9\" alphaEnd=\".9\">"
              + "<animator type=\"custom\"><key time=\"0\" alphaStart=\".2\" alphaEnd=\".2\"/>"
              + "</animator></filter>");

      assertThat(film.plane(1).opacity()).isCloseTo(0.2, CLOSE);
    }

    @Test
    @Feature("TIM29")
    void keys_count_from_the_start_of_the_filter() {
      var film = on(
          "#0000FF",
          "<filter type=\"alpha\" margin-start=\"1\"><animator type=\"custom\">"
              + "<key time=\"0\" alphaStart=\"0\"/><key time=\"2\" alphaStart=\"1\"/></animator>"
              + "</filter>");

      assertThat(film.plane(2).opacity()).isCloseTo(0.5, CLOSE);
    }
  }
}
