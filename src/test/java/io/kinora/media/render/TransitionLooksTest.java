package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the film language, section 8.
class TransitionLooksTest {

  private static final String RED = "C00000";
  private static final String BLUE = "0000C0";
  private static final String BLACK = "000000";

  private static final String A =
      "<effect type=\"none\" duration=\"2\"><image color=\"#C00000\"/></effect>";
  private static final String B =
      "<effect type=\"none\" duration=\"2\"><image color=\"#0000C0\"/></effect>";

  /// Its middle is at 1.5 s.
  private static SmallFilm film(String attributes) {
    return SmallFilm.of(A + "<transition " + attributes + "/>" + B);
  }

  private static Pixels half(String attributes) {
    return film(attributes).drawnDeep(1.5);
  }

  private static Drawing.Mixed mixed(SmallFilm film, double seconds) {
    return (Drawing.Mixed) film.at(seconds).getFirst();
  }

  /// A picture with a box in it, so that no two places may be mistaken.
  private static SmallFilm boxed(Transition.Type type) {
    return SmallFilm.of(
        "<stack duration=\"2\"><effect type=\"none\"><image color=\"#C00000\"/></effect>"
            + "<overlay left=\".1\" top=\".2\" width=\".3\" height=\".3\"><image color=\"#00C000\"/>"
            + "</overlay></stack><transition type=\"" + word(type) + "\" duration=\"1\"/>" + B);
  }

  private static Pixels at(SmallFilm film, double progress) {
    Drawing.Mixed mixed = mixed(film, 1.5);
    return film.drawn(
        List.of(new Drawing.Mixed(
            mixed.transition(), progress, mixed.before(), mixed.after(), mixed.contents())),
        true);
  }

  private static String word(Transition.Type type) {
    return type == Transition.Type.CUSTOM ? "crossfade" : type.name().toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource(Transition.Type.class)
  @Feature({
    "TRA01", "TRA03", "TRA04", "TRA05", "TRA06", "TRA07", "TRA08", "TRA09", "TRA10", "TRA11",
    "TRA12", "TRA13", "TRA14"
  })
  void each_begins_with_the_first_picture_and_ends_with_the_second(Transition.Type type) {
    var film = boxed(type);

    assertThat(at(film, 0).farthestFrom(film.drawn(0.9))).isLessThanOrEqualTo(1);
    at(film, 0).hasColour(40, 30, "00C000");
    assertThat(at(film, 1).farthestFrom(film.drawn(2.1))).isLessThanOrEqualTo(1);
    at(film, 1).hasColour(40, 30, BLUE);
  }

  @Test
  @Feature("TRA16")
  void without_a_word_it_is_a_crossfade_of_a_second() {
    var film = film("");

    assertThat(film.timeline().length()).isEqualTo(Duration.ofSeconds(3));
    assertThat(mixed(film, 1.5).transition().type()).isEqualTo(Transition.Type.CROSSFADE);
    assertThat(mixed(film, 1.25).progress()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  @Feature("TRA01")
  void a_crossfade_is_the_mean_of_both_in_the_middle() {
    half("type=\"crossfade\"").hasColour(80, 45, "600060");
  }

  @Nested
  class Moves {

    @ParameterizedTest
    @CsvSource({
      "left, 40, 45, 120, 45",
      "right, 120, 45, 40, 45",
      "up, 80, 20, 80, 70",
      "down, 80, 70, 80, 20",
      "positive, 40, 45, 120, 45",
      "negative, 120, 45, 40, 45"
    })
    @Feature({"TRA02", "TRA17", "TRA18"})
    void both_pictures_are_half_a_screen_away(
        String way, int redX, int redY, int blueX, int blueY) {
      Pixels half = half("type=\"move\" direction=\"" + way + "\"");

      half.hasColour(redX, redY, RED);
      half.hasColour(blueX, blueY, BLUE);
    }

    @Test
    @Feature("TRA18")
    void a_couple_is_a_vector() {
      Pixels half = half("type=\"move\" direction=\"1,1\"");

      half.hasColour(120, 20, RED);
      half.hasColour(40, 70, BLUE);
      half.hasColour(40, 20, BLACK);
    }

    @Test
    @Feature("TRA18")
    void a_static_one_moves_nothing() {
      half("type=\"under\" direction=\"static\"").hasColour(80, 45, RED);
    }

    @Test
    @Feature("TRA03")
    void one_slides_over_the_other_which_stands() {
      String blue = "<stack duration=\"2\"><overlay left=\"0\" top=\"0\" width=\".5\" height=\"1\">"
          + "<image color=\"#0000C0\"/></overlay></stack>";
      var film = SmallFilm.of(A + "<transition type=\"over\" direction=\"left\"/>" + blue);

      Pixels half = film.drawnDeep(1.5);
      half.hasColour(40, 45, RED);
      half.hasColour(120, 45, BLUE);
      half.hasColour(150, 45, BLUE);
    }

    @Test
    @Feature("TRA04")
    void one_slides_away_and_the_other_stands_beneath() {
      String blue =
          "<stack duration=\"2\"><overlay right=\"0\" top=\"0\" width=\".25\" height=\"1\">"
              + "<image color=\"#0000C0\"/></overlay></stack>";
      var film = SmallFilm.of(A + "<transition type=\"under\" direction=\"left\"/>" + blue);

      Pixels half = film.drawnDeep(1.5);
      half.hasColour(40, 45, RED);
      half.hasColour(90, 45, BLACK);
      half.hasColour(140, 45, BLUE);
    }

    @Test
    @Feature("TRA19")
    void a_picture_turns_about_its_edge_while_it_goes() {
      Pixels half = half("type=\"under\" direction=\"static\" angle=\"90\" rotCenter=\"left\"");

      // Turned by 45 degrees about its left edge, away from the viewer: the edge stays.
      half.hasColour(3, 45, RED);
      half.hasColour(140, 45, BLUE);
      Pixels level = half("type=\"under\" direction=\"static\" angle=\"90\" rotCenter=\"top\"");
      level.hasColour(80, 3, RED);
      assertThat(level.farthestFrom(half)).isGreaterThan(20);
    }

    @Test
    @Feature("TRA19")
    void an_incoming_picture_turns_from_less_than_nothing() {
      var film = film("type=\"over\" direction=\"static\" angle=\"180\" rotCenter=\"middle\"");

      // At half it is seen edge on.
      film.drawnDeep(1.5).hasColour(60, 45, RED);
      film.drawnDeep(1.9).hasColour(80, 45, BLUE);
    }

    @Test
    @Feature({"TRA14", "TRA20"})
    void a_dual_move_has_two_directions() {
      Pixels half = half("type=\"dualmove\" directions=\"up,left\"");

      half.hasColour(40, 20, RED);
      half.hasColour(120, 20, BLUE);
      half.hasColour(120, 70, BLUE);
      half.hasColour(40, 70, BLACK);
      half("type=\"dualmove\" directions=\"up,left\" drawOrder=\"inverted\"")
          .hasColour(120, 20, RED);
    }

    @Test
    @Feature("TRA20")
    void a_dual_move_turns_each_picture_about_a_line_of_its_own() {
      var film = film("type=\"dualmove\" directions=\"static,static\" drawOrder=\"inverted\""
          + " rotCenters=\"left,top\" angles=\"90,0\"");

      film.drawnDeep(1.5).hasColour(3, 45, RED);
      film.drawnDeep(1.5).hasColour(150, 45, BLUE);
      Transition.Move after = mixed(film, 1.5).transition().after();
      assertThat(after.pivot()).isEqualTo(Transition.Pivot.TOP);
      assertThat(after.angle()).isZero();
    }
  }

  @Nested
  class InSpace {

    @Test
    @Feature("TRA05")
    void a_cube_shows_both_sides_and_is_drawn_back() {
      Pixels half = half("type=\"cube\" direction=\"left\"");

      half.hasColour(50, 45, RED);
      half.hasColour(110, 45, BLUE);
      half.hasColour(1, 2, BLACK);
      // Its edge is nearest to the viewer in the middle: there it is highest.
      double edge = 1 / (1 + (16 / 9.0 + 0.6 - 16 / 9.0 * Math.sqrt(2)) / Space.DISTANCE);
      int top = (int) Math.round(45 - 45 * edge);
      half.hasColour(76, Math.max(0, top + 3), RED);
    }

    @ParameterizedTest
    @CsvSource({"right, 110, 45, 50, 45", "up, 80, 25, 80, 65", "down, 80, 65, 80, 25"})
    @Feature({"TRA05", "TRA17"})
    void a_cube_turns_in_its_direction(String way, int redX, int redY, int blueX, int blueY) {
      Pixels half = half("type=\"cube\" direction=\"" + way + "\"");

      half.hasColour(redX, redY, RED);
      half.hasColour(blueX, blueY, BLUE);
    }

    @Test
    @Feature("TRA06")
    void a_spiral_shrinks_and_flies_off_over_the_other() {
      Pixels half = half("type=\"spiral\" direction=\"left\"");

      half.hasColour(40, 45, RED);
      half.hasColour(130, 45, BLUE);
      half("type=\"spiral\" direction=\"right\"").hasColour(120, 45, RED);
    }

    @Test
    @Feature("TRA06")
    void a_spiral_turns_once_around() {
      Pixels drawn = at(film("type=\"spiral\" direction=\"static\""), 0.25);

      // Upright now: as wide as it was high.
      drawn.hasColour(80, 3, RED);
      drawn.hasColour(20, 45, BLUE);
    }
  }

  @ParameterizedTest
  @CsvSource({"move, left", "move, down", "cube, left", "cube, up"})
  void no_ground_shines_through_where_two_pictures_meet(String type, String way) {
    String white = "<effect type=\"none\" duration=\"2\"><image color=\"#FFFFFF\"/></effect>";
    var film = SmallFilm.of(
        white + "<transition type=\"" + type + "\" direction=\"" + way + "\"/>" + white);

    for (double seconds = 1.31; seconds < 1.7; seconds += 0.06) {
      Pixels drawn = film.drawnDeep(seconds);
      for (int at = 30; at < 60; at++) {
        assertThat(drawn.luma(at + 35, 45)).as("%s at %s", at, seconds).isGreaterThan(215);
        assertThat(drawn.luma(80, at)).as("%s at %s", at, seconds).isGreaterThan(215);
      }
    }
  }

  @Nested
  class Wipes {

    @Test
    @Feature("TRA07")
    void a_scan_sweeps_with_a_bright_edge() {
      Pixels half = half("type=\"scan\" direction=\"right\"");

      half.hasColour(40, 45, BLUE);
      half.hasColour(120, 45, RED);
      assertThat(half.luma(80, 45)).isGreaterThan(120);
      half("type=\"scan\" direction=\"up\"").hasColour(80, 80, BLUE);
    }

    @Test
    @Feature("TRA08")
    void scans_go_both_ways_in_eight_bands() {
      Pixels half = half("type=\"scans\" direction=\"right\"");

      half.hasColour(30, 5, BLUE);
      half.hasColour(130, 5, RED);
      half.hasColour(30, 17, RED);
      half.hasColour(130, 17, BLUE);
    }

    @Test
    @Feature("TRA09")
    void ten_strips_are_half_uncovered() {
      Pixels half = half("type=\"strip\" direction=\"right\"");

      for (int strip = 0; strip < 10; strip++) {
        half.hasColour(strip * 16 + 3, 45, BLUE);
        half.hasColour(strip * 16 + 13, 45, RED);
      }
    }

    @Test
    @Feature("TRA10")
    void a_circle_opens_from_the_middle() {
      Pixels half = half("type=\"circle\"");
      double radius = 0.5 * Math.hypot(16 / 9.0, 1) * 45;

      half.hasColour(80 - (int) radius + 4, 45, BLUE);
      half.hasColour(80 - (int) radius - 4, 45, RED);
    }

    @Test
    @Feature("TRA11")
    void a_clock_goes_round_from_twelve() {
      var film = film("type=\"radial\"");

      film.drawnDeep(1.5).hasColour(120, 45, BLUE);
      film.drawnDeep(1.5).hasColour(40, 45, RED);
      Pixels other = half("type=\"radial\" direction=\"negative\"");
      other.hasColour(120, 45, RED);
      other.hasColour(40, 45, BLUE);
    }
  }

  @Nested
  class Bends {

    @Test
    @Feature("TRA12")
    void a_swirl_twists_most_in_the_middle_and_mixes_both_at_half() {
      String cross =
          "<stack duration=\"2\"><overlay left=\".4\" top=\"0\" width=\".2\" height=\"1\">"
              + "<image color=\"#FFFFFF\"/></overlay></stack>";
      var film = SmallFilm.of(cross + "<transition type=\"swirl\"/>" + cross);

      Pixels half = film.drawnDeep(1.5);
      Pixels rest = film.drawnDeep(0.5);
      assertThat(half.meanFrom(rest)).isGreaterThan(15);
      assertThat(Math.abs(half.luma(1, 1) - rest.luma(1, 1))).isLessThan(3);
      half("type=\"swirl\"").hasColour(80, 45, "600060");
    }

    @Test
    @Feature("TRA13")
    void a_drop_leaves_the_second_picture_inside_its_rings() {
      Pixels half = half("type=\"waterdrop\"");

      half.hasColour(80, 45, BLUE);
      half.hasColour(0, 0, RED);
      assertThat(half.colour(118, 45)[0]).isBetween(20.0, 180.0);
    }
  }

  @Nested
  class Own {

    @Test
    @Feature("TRA15")
    void a_scene_of_the_film_draws_both_neighbours() {
      var film = SmallFilm.of(A + """
          <transition type="custom"><stack>
            <overlay left="0" top="0" width=".5" height="1"><video filename="#previous"/></overlay>
            <overlay left=".5" top="0" width=".5" height="1"><video filename="#next"/></overlay>
          </stack></transition>""" + B);

      Pixels half = film.drawn(1.5);
      half.hasColour(40, 45, RED);
      half.hasColour(120, 45, BLUE);
      film.drawn(0.5).hasColour(120, 45, RED);
      film.drawn(2.5).hasColour(40, 45, BLUE);
    }

    @Test
    void a_neighbour_may_be_moved_and_filtered() {
      var film = SmallFilm.of(A + """
          <transition type="custom"><stack>
            <effect type="none"><video filename="#next"/></effect>
            <overlay left=".25" top=".25" width=".5" height=".5">
              <video filename="#previous"><filter type="colormap"/></video>
              <animator type="rot-in" angle="90"/></overlay>
          </stack></transition>""" + B);

      Pixels half = film.drawn(1.5);
      half.hasColour(3, 45, BLUE);
      double[] grey = half.colour(80, 45);
      assertThat(grey[0]).isCloseTo(grey[2], within(4.0)).isCloseTo(0.2126 * 192, within(8.0));
    }

    @Test
    @Feature("TRA15")
    void a_widget_of_the_vendor_becomes_a_crossfade() {
      var film =
          SmallFilm.of(A + "<transition type=\"custom\"><widget type=\"wave\"/></transition>" + B);

      film.drawn(1.5).hasColour(80, 45, "600060");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crossfade", "cube", "circle"})
  @Feature("TRA22")
  void any_two_scenes_may_be_joined(String type) {
    var film = SmallFilm.of("""
        <overlay duration="2" left="0" top="0" width=".5" height="1"><image color="#C00000"/></overlay>
        <transition type="%s"/>
        <stack duration="2"><text type="zone" backgroundcolor="#0000C0">words</text></stack>
        <transition type="%s"/>
        <text type="legend" duration="2" height="1.0" backgroundcolor="#00C000"> </text>""".formatted(type, type));

    film.drawn(0.5).hasColour(30, 45, RED);
    assertThat(film.drawn(1.5).meanFrom(film.drawn(0.5))).isGreaterThan(1);
    assertThat(film.drawn(2.5).meanFrom(film.drawn(3.5))).isGreaterThan(1);
  }
}
