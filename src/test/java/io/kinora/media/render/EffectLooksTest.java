package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.Drawing.View;
import io.kinora.media.sxml.Feature;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the film language, section 7.2.
class EffectLooksTest {

  private static final double ASPECT = 16 / 9.0;
  private static final Offset<Double> CLOSE = within(1e-6);
  private static final Offset<Double> ABOUT = within(0.02);

  private static SmallFilm film(String attributes, String contents) {
    return SmallFilm.of("<effect " + attributes + ">" + contents + "</effect>");
  }

  private static SmallFilm one(String attributes) {
    return film(attributes, "<image filename=\"fitting\"/>");
  }

  private static SmallFilm three(String type) {
    return film(
        "type=\"" + type + "\" duration=\"6\"",
        "<image color=\"#100000\"/><image color=\"#200000\"/><image color=\"#300000\"/>");
  }

  /// The colours of three pictures tell which is which: 1, 2 or 3.
  private static int number(Drawing.Plane plane) {
    return plane.source() instanceof Drawing.Plain plain ? plain.colour().red() / 16 : 0;
  }

  private static List<Integer> numbers(SmallFilm film, double seconds) {
    return film.planes(seconds).stream().map(EffectLooksTest::number).toList();
  }

  private static double size(Drawing.Plane plane) {
    return SmallFilm.seen(plane, 0.5, 0)[1] - SmallFilm.seen(plane, 0.5, 1)[1];
  }

  private static double[] middle(Drawing.Plane plane) {
    return SmallFilm.seen(plane, 0.5, 0.5);
  }

  private static void assertAtRest(List<Drawing.Plane> planes) {
    assertThat(planes).hasSize(1);
    assertThat(planes.getFirst().place()).isEqualTo(SmallFilm.SCREEN);
    assertThat(planes.getFirst().opacity()).isEqualTo(1);
  }

  @Nested
  class Pictures {

    @Test
    @Feature("EFF01")
    void none_shows_a_picture_whole_and_at_rest() {
      var film = film("type=\"none\" duration=\"4\"", "<image filename=\"square\"/>");

      assertThat(film.plane(0).place()).isEqualTo(new Box(35, 0, 90, 90));
      assertThat(film.plane(0).view()).isEqualTo(View.WHOLE);
      assertThat(film.at(3.9)).isEqualTo(film.at(0));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, .35", "2, 1.1, .5", "3.99, 1.2, .65"})
    @Feature("EFF02")
    void kenburns_zooms_in_while_it_pans(double seconds, double zoom, double place) {
      View view = film("type=\"kenburns\" duration=\"4\"", "<image filename=\"wide\"/>")
          .plane(seconds)
          .view();

      assertThat(view.width()).isCloseTo(0.5 / zoom, within(0.002));
      assertThat(view.left()).isCloseTo(place * (1 - 0.5 / zoom), within(0.002));
      assertThat(view.top()).isCloseTo(0.5 * (1 - 1 / zoom), within(0.002));
    }

    @Test
    @Feature("EFF12")
    void a_negative_kenburns_goes_the_other_way() {
      String picture = "<image filename=\"wide\"/>";
      var there = film("type=\"kenburns\" duration=\"4\"", picture);
      var back = film("type=\"kenburns\" duration=\"4\" direction=\"negative\"", picture);

      assertThat(back.plane(1).view().left()).isCloseTo(there.plane(3).view().left(), CLOSE);
      assertThat(back.plane(1).view().width()).isCloseTo(there.plane(3).view().width(), CLOSE);
    }

    @Test
    @Feature("TIM22")
    void a_time_offset_starts_a_movement_on_its_way() {
      String picture = "<image filename=\"wide\"/>";
      var usual = film("type=\"kenburns\" duration=\"4\"", picture);
      var late = film("type=\"kenburns\" duration=\"4\" timeOffset=\"1\"", picture);

      assertThat(late.at(1)).isEqualTo(usual.at(2));
      assertThat(late.at(3.5)).isEqualTo(late.at(3));
    }

    @ParameterizedTest
    @CsvSource({
      "none, 0, 1, 1",
      "fixedAdapter, .25, .5, .5",
      "panoramicAdapter, 0, .5, .5",
      "zoomAdapter, .25, .5, .41666667",
      "kenburnsAdapter, .175, .5, .41666667"
    })
    @Feature("EFF13")
    void an_adapter_tells_what_is_seen(String adapter, double left, double first, double last) {
      var film = film(
          "type=\"kenburns\" duration=\"4\" adapter=\"" + adapter + "\"",
          "<image filename=\"wide\"/>");

      assertThat(film.plane(0).view().left()).isCloseTo(left, CLOSE);
      assertThat(film.plane(0).view().width()).isCloseTo(first, CLOSE);
      assertThat(film.plane(3.99).view().width()).isCloseTo(last, within(0.001));
      assertThat(film.plane(0).place()).isEqualTo(SmallFilm.SCREEN);
    }

    @ParameterizedTest
    @CsvSource({"left, -1, 0", "right, 1, 0", "up, 0, 1", "down, 0, -1"})
    @Feature("EFF19")
    void a_camera_move_drifts_by_a_tenth_and_shows_no_edge(String way, double x, double y) {
      var film = one("type=\"none\" duration=\"4\" cameramove=\"" + way + "\"");

      double[] start = film.seen(0, 0.5, 0.5);
      double[] end = film.seen(4 - 0.01, 0.5, 0.5);

      assertThat(end[0] - start[0]).isCloseTo(x * 0.2 * ASPECT, within(0.002));
      assertThat(end[1] - start[1]).isCloseTo(y * 0.2, within(0.002));
      for (double seconds = 0; seconds < 4; seconds += 0.5) {
        assertThat(film.seen(seconds, 0, 0)[0]).isLessThanOrEqualTo(-ASPECT + 1e-9);
        assertThat(film.seen(seconds, 1, 1)[1]).isLessThanOrEqualTo(-1 + 1e-9);
        assertThat(film.seen(seconds, 1, 1)[0]).isGreaterThanOrEqualTo(ASPECT - 1e-9);
      }
    }

    @Test
    @Feature("EFF19")
    void a_frame_of_an_effect_is_one_of_its_picture() {
      var attribute = one("type=\"none\" duration=\"4\" width=\"0.1\" color=\"#FF0000\"");
      var filter = film("type=\"none\" duration=\"4\"", """
          <image filename="fitting"><filter type="frame" width="0.1" color="#FF0000"/></image>""");

      assertThat(attribute.at(1)).isEqualTo(filter.at(1));
      assertThat(attribute.plane(1).source()).isInstanceOf(Drawing.Filtered.class);
    }

    @ParameterizedTest
    @CsvSource({"kenburns, zoomAdapter, zoomAdapter", "rotator, zoomAdapter, fixedAdapter"})
    void what_an_adapter_cuts_off_takes_nothing_of_the_frame_away(
        String type, String adapter, String own) {
      var attribute = film(
          "type=\"" + type + "\" adapter=\"" + adapter + "\" duration=\"4\" width=\"0.1\"",
          "<image filename=\"tall\"/>");
      var filters = film(
          "type=\"" + type + "\" duration=\"4\"",
          "<image filename=\"tall\"><filter type=\"" + own + "\"/>"
              + "<filter type=\"frame\" width=\"0.1\"/></image>");

      assertThat(attribute.at(1)).isEqualTo(filters.at(1));
    }

    @Test
    @Feature("EFF19")
    void edges_of_an_effect_are_soft_as_those_of_its_picture_are() {
      var attribute = one("type=\"none\" duration=\"4\" transWidth=\"0.1\"");
      var filter = film("type=\"none\" duration=\"4\"", """
          <image filename="fitting"><filter type="borderBlur" transWidth="0.1"/></image>""");

      assertThat(attribute.at(1)).isEqualTo(filter.at(1));
    }

    @Test
    @Feature("EFF20")
    void a_scene_in_an_effect_is_a_picture_of_the_whole_screen() {
      var film = film("type=\"slice\" duration=\"6\"", """
          <stack><effect type="none"><image color="#00FF00"/></effect></stack>""");

      assertAtRest(film.planes(3));
      assertThat(film.plane(3).source()).isInstanceOf(Drawing.Nested.class);
      film.drawn(3).hasColour(80, 45, "00FF00");
    }
  }

  @Nested
  class Openings {

    @ParameterizedTest
    @ValueSource(strings = {"panel", "flower", "slice", "explode", "rectangles"})
    @Feature({"EFF04", "EFF05", "EFF06", "EFF07"})
    void the_picture_stands_when_it_has_opened(String type) {
      assertAtRest(one("type=\"" + type + "\" duration=\"9\"").planes(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"panel", "flower", "slice"})
    void a_short_effect_opens_in_a_third_of_its_time(String type) {
      var film = one("type=\"" + type + "\" duration=\"1.5\"");

      assertThat(film.planes(0.4)).hasSizeGreaterThan(1);
      assertAtRest(film.planes(0.51));
    }

    @Test
    @Feature("EFF05")
    void panels_turn_from_their_edge_one_after_the_other() {
      var film = one("type=\"panel\" duration=\"9\"");

      List<Drawing.Plane> early = film.planes(0.2); // The second one began at 0.15.
      assertThat(early).hasSize(2);
      double u = 0.2 / 0.9;
      double angle = Math.toRadians(90 * (1 - u) * (1 - u));
      double depth = Math.sin(angle) * ASPECT / 5;
      double nearer = 1 - depth / Space.DISTANCE;
      double farther = 1 + depth / Space.DISTANCE;
      double left = SmallFilm.seen(early.getFirst(), 0, 0)[1];
      double right = SmallFilm.seen(early.getFirst(), 1, 0)[1];
      assertThat(Math.max(left, right)).isCloseTo(1 / nearer, within(0.001));
      assertThat(Math.min(left, right)).isCloseTo(1 / farther, within(0.001));
      assertThat(film.planes(1.45)).hasSize(5);
      assertThat(film.planes(0)).isEmpty();
    }

    @Test
    void panels_show_the_whole_picture_between_them() {
      List<Drawing.Plane> panels = one("type=\"panel\" duration=\"9\"").planes(1.0);

      assertThat(panels.stream().mapToDouble(it -> it.view().width()).sum())
          // At a ninth of its way a kenburns sees a little less than all of a picture.
          .isCloseTo(1 / (1 + 0.2 / 9), CLOSE);
    }

    @Test
    @Feature("EFF04")
    void eight_petals_fly_out_while_the_picture_fades_in() {
      var film = one("type=\"flower\" duration=\"9\"");

      assertThat(film.planes(0.5)).hasSize(8);
      List<Drawing.Plane> late = film.planes(1.2);
      assertThat(late).hasSize(9);
      assertThat(late.getFirst().opacity()).isCloseTo((1.2 - 0.75) / 0.75, CLOSE);
      double distance = (1 - 0.2 * 0.2) * 1.3 * ASPECT;
      for (int petal = 1; petal <= 8; petal++) {
        double[] middle = middle(late.get(petal));
        assertThat(Math.hypot(middle[0], middle[1])).isCloseTo(distance, CLOSE);
        assertThat(Math.toDegrees(Math.atan2(middle[1], middle[0])))
            .isCloseTo(petal > 5 ? 45 * (petal - 1) - 360 : 45 * (petal - 1), within(0.001));
      }
    }

    @Test
    void petals_have_their_feet_toward_the_middle() {
      Drawing.Plane right = one("type=\"flower\" duration=\"9\"").planes(0.5).getFirst();

      assertThat(SmallFilm.seen(right, 0.5, 1)[0]).isLessThan(SmallFilm.seen(right, 0.5, 0)[0]);
      assertThat(SmallFilm.seen(right, 0.5, 0)[0] - SmallFilm.seen(right, 0.5, 1)[0])
          .isCloseTo(0.35 * 2, CLOSE);
    }

    @Test
    @Feature("EFF07")
    void slices_come_from_both_sides() {
      List<Drawing.Plane> slices = one("type=\"slice\" duration=\"9\"").planes(0.75);

      double away = 0.25 * 2 * ASPECT;
      assertThat(slices).hasSize(8);
      for (int index = 0; index < 8; index++) {
        assertThat(middle(slices.get(index))[0]).isCloseTo(index % 2 == 0 ? -away : away, CLOSE);
      }
    }

    @Test
    @Feature("EFF06")
    void rectangles_grow_in_their_cells_from_the_middle_on() {
      var film = film("type=\"rectangles\" duration=\"9\"", "<image color=\"#FFFFFF\"/>");

      List<Drawing.Plane> half = film.planes(1);
      assertThat(half).hasSizeBetween(20, 47);
      var middle = film.drawn(1);
      middle.hasColour(75, 40, "FFFFFF");
      middle.hasColour(1, 1, "000000");
      assertThat(film.planes(1.99)).hasSize(48);
    }
  }

  @Nested
  class Explosion {

    @Test
    @Feature("EFF03")
    void it_breaks_into_tiles_that_fly_and_fade() {
      var film = one("type=\"explode\" duration=\"6\"");

      assertAtRest(film.planes(4.49));
      List<Drawing.Plane> tiles = film.planes(5.0);
      assertThat(tiles).hasSize(48).allMatch(tile -> tile.opacity() == 1);
      assertThat(film.planes(5.625))
          .hasSize(48)
          .allSatisfy(tile -> assertThat(tile.opacity()).isCloseTo(0.5, ABOUT));
    }

    @Test
    @Feature("EFF03")
    void tiles_go_to_three_times_their_distance() {
      var film = one("type=\"explode\" duration=\"6\"");
      double corner = film.planes(5.9).stream()
          .mapToDouble(tile -> Math.abs(middle(tile)[0]))
          .max()
          .orElseThrow();

      assertThat(corner).isBetween(2.7 * ASPECT * 7 / 8 * 0.9, 3 * ASPECT * 2);
    }

    @Test
    void every_rendering_is_the_same() {
      assertThat(one("type=\"explode\" duration=\"6\"").at(5.3))
          .isEqualTo(one("type=\"explode\" duration=\"6\"").at(5.3));
    }
  }

  @Nested
  class Several {

    @ParameterizedTest
    @ValueSource(strings = {"rotator", "sliding"})
    @Feature({"EFF09", "EFF10"})
    void each_picture_stands_for_its_share(String type) {
      var film = three(type);

      assertThat(numbers(film, 1.3)).containsExactly(1);
      assertThat(numbers(film, 3.3)).containsExactly(2);
      assertThat(numbers(film, 5.9)).containsExactly(3);
      assertAtRest(film.planes(3.3));
    }

    @Test
    @Feature("EFF08")
    void a_diver_sees_the_next_picture_behind_and_passes_through_the_first() {
      var film = three("diving");

      List<Drawing.Plane> rest = film.planes(0);
      assertThat(numbers(film, 0)).containsExactly(2, 1);
      assertThat(size(rest.get(1))).isCloseTo(2, CLOSE);
      assertThat(size(rest.get(0))).isCloseTo(2 * Space.DISTANCE / (Space.DISTANCE + 2.5), CLOSE);
      List<Drawing.Plane> drifted = film.planes(1.2);
      assertThat(size(drifted.get(1)))
          .isCloseTo(2 * Space.DISTANCE / (Space.DISTANCE - 0.1), CLOSE);
      assertThat(film.planes(1.6).get(1).opacity()).isCloseTo(0.5, CLOSE);
      assertThat(numbers(film, 2)).containsExactly(3, 2);
      assertThat(size(film.planes(2).get(1))).isCloseTo(2, CLOSE);
      assertThat(numbers(film, 5.9)).containsExactly(3);
    }

    @Test
    @Feature("EFF09")
    void a_prism_turns_by_a_quarter_to_the_next_picture() {
      var film = three("rotator");

      List<Drawing.Plane> halfway = film.planes(1.7);
      assertThat(halfway).hasSize(2);
      double[] edge = SmallFilm.seen(halfway.getFirst(), 1, 0);
      double[] other = SmallFilm.seen(halfway.getLast(), 1, 0);
      boolean meet = Math.abs(edge[0] - SmallFilm.seen(halfway.getLast(), 0, 0)[0]) < 1e-6
          || Math.abs(other[0] - SmallFilm.seen(halfway.getFirst(), 0, 0)[0]) < 1e-6;
      assertThat(meet).as("they meet in an edge").isTrue();
      double nearness = ASPECT * Math.sqrt(2) - ASPECT;
      assertThat(film.planes(1.7).stream()
              .mapToDouble(it -> SmallFilm.seen(it, number(it) == 1 ? 1 : 0, 0)[1])
              .max()
              .orElseThrow())
          .isCloseTo(Space.DISTANCE / (Space.DISTANCE - nearness), CLOSE);
    }

    @Test
    @Feature("EFF10")
    void pictures_slide_by_a_little_more_than_a_screen() {
      List<Drawing.Plane> halfway = three("sliding").planes(1.7);

      assertThat(halfway).hasSize(2);
      assertThat(middle(halfway.get(0))[0]).isCloseTo(-1.05 * ASPECT, CLOSE);
      assertThat(middle(halfway.get(1))[0]).isCloseTo(1.05 * ASPECT, CLOSE);
    }

    @Test
    @Feature("EFF11")
    void the_viewer_of_a_grid_draws_back_on_the_way() {
      var film = three("square");

      List<Drawing.Plane> halfway = film.planes(1.7);
      double scale = Space.DISTANCE / (Space.DISTANCE + 0.8);
      assertThat(middle(halfway.get(0))[0]).isCloseTo(-1.05 * ASPECT * scale, CLOSE);
      assertThat(middle(halfway.get(1))[0]).isCloseTo(1.05 * ASPECT * scale, CLOSE);
      List<Drawing.Plane> diagonal = film.planes(3.7);
      assertThat(middle(diagonal.get(1))[0]).isCloseTo(1.05 * ASPECT * scale, CLOSE);
      assertThat(middle(diagonal.get(1))[1]).isCloseTo(1.05 * scale, CLOSE);
      assertThat(middle(diagonal.get(2))[1]).isCloseTo(-1.05 * scale, CLOSE);
    }

    @Test
    @Feature({"EFF08", "EFF09", "EFF10", "EFF11"})
    void the_last_picture_is_not_left() {
      for (String type : List.of("diving", "rotator", "sliding", "square")) {
        Drawing.Plane last = three(type).planes(5.99).stream()
            .filter(plane -> number(plane) == 3)
            .findFirst()
            .orElseThrow();
        assertThat(middle(last)[0]).as(type).isCloseTo(0, CLOSE);
        assertThat(middle(last)[1]).as(type).isCloseTo(0, CLOSE);
      }
    }
  }

  @Nested
  class AdaptersOfPictures {

    /// What of the picture such a filter shows.
    private static View view(String picture, String filter, double seconds) {
      var film = film(
          "type=\"none\" duration=\"4\"",
          "<image filename=\"" + picture + "\"><filter " + filter + "/></image>");
      return film.plane(seconds).view();
    }

    @Test
    @Feature({"EFF14", "FIL33"})
    void a_fixed_one_shows_the_middle_or_where_it_is_told_to_look() {
      assertThat(view("wide", "type=\"fixedAdapter\"", 1)).isEqualTo(new View(.25, 0, .5, 1));
      assertThat(view("wide", "type=\"fixedAdapter\" center=\"0.6,0.5\"", 1).left())
          .isCloseTo(0.35, CLOSE);
      assertThat(view("wide", "type=\"fixedAdapter\" center=\"0.9,0.5\"", 1).left())
          .isCloseTo(0.5, CLOSE);
    }

    @Test
    @Feature({"EFF15", "FIL34"})
    void a_panorama_goes_from_end_to_end_or_between_its_centres() {
      assertThat(view("wide", "type=\"panoramicAdapter\"", 0).left()).isCloseTo(0, CLOSE);
      assertThat(view("wide", "type=\"panoramicAdapter\"", 2).left()).isCloseTo(0.25, CLOSE);
      assertThat(view("tall", "type=\"panoramicAdapter\" direction=\"negative\"", 0)
              .top())
          .isCloseTo(0.5, CLOSE);
      String given = "type=\"panoramicAdapter\" centerStart=\"0.3,0.5\" centerEnd=\"0.7,0.5\"";
      assertThat(view("wide", given, 1).left()).isCloseTo(0.4 - 0.25, CLOSE);
    }

    @Test
    @Feature({"EFF16", "FIL35"})
    void a_zoom_goes_evenly_from_its_start_to_its_end() {
      String zoom = "type=\"zoomAdapter\" zoomStart=\"1\" zoomEnd=\"3\"";
      assertThat(view("fitting", zoom, 0).width()).isCloseTo(1, CLOSE);
      assertThat(view("fitting", zoom, 2).width()).isCloseTo(0.5, CLOSE);
      assertThat(view("fitting", zoom, 2).left()).isCloseTo(0.25, CLOSE);
    }

    @Test
    @Feature({"EFF17", "FIL36"})
    void kenburns_goes_where_it_is_told() {
      String given = "type=\"kenburnsAdapter\" zoomStart=\"2\" zoomEnd=\"4\""
          + " centerStart=\"0.4,0.4\" centerEnd=\"0.6,0.8\"";
      View view = view("fitting", given, 2);
      assertThat(view.width()).isCloseTo(1 / 3.0, CLOSE);
      assertThat(view.left()).isCloseTo(0.5 - 1 / 6.0, CLOSE);
      assertThat(view.top()).isCloseTo(0.6 - 1 / 6.0, CLOSE);
    }

    @Test
    @Feature("EFF18")
    void security_keeps_a_view_inside_and_without_it_it_may_leave() {
      String far = "type=\"kenburnsAdapter\" zoomStart=\"2\" zoomEnd=\"2\""
          + " centerStart=\"0,0.5\" centerEnd=\"0,0.5\"";
      assertThat(view("fitting", far, 1).left()).isCloseTo(0, CLOSE);
      assertThat(view("fitting", far + " security=\"false\"", 1).left()).isCloseTo(-0.25, CLOSE);
    }

    @Test
    @Feature("EFF18")
    void a_limited_zoom_makes_no_pixel_larger_than_two() {
      String far = "type=\"kenburnsAdapter\" zoomStart=\"9\" zoomEnd=\"9\" zoomLimit=\"true\"";
      assertThat(view("fitting", far, 1).width()).isCloseTo(0.25, CLOSE);
      assertThat(view("fitting", far + " security=\"false\"", 1).width()).isCloseTo(0.25, CLOSE);
      assertThat(view("fitting", far.replace("true", "false"), 1).width())
          .isCloseTo(1 / 9.0, CLOSE);
    }
  }
}
