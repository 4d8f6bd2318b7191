package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.sxml.Feature;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the film language, sections 3.5 and 10.
class AnimatorTest {

  private static final double ASPECT = 16 / 9.0;
  private static final Offset<Double> CLOSE = within(1e-6);

  /// A full screen of 4 s with animators.
  private static SmallFilm film(String animators) {
    return SmallFilm.of("<stack duration=\"4\">" + animators
        + "<effect type=\"none\" duration=\"4\"><image color=\"#FFFFFF\"/></effect></stack>");
  }

  /// A box of a fifth of the screen in its left upper part.
  private static SmallFilm box(String animators) {
    return SmallFilm.of("<stack duration=\"4\"><overlay left=\".1\" top=\".1\" width=\".2\""
        + " height=\".2\" duration=\"4\">" + animators
        + "<image color=\"#FFFFFF\"/></overlay></stack>");
  }

  private static SmallFilm keys(String keys) {
    return film("<animator type=\"custom\">" + keys + "</animator>");
  }

  private static void assertSeen(
      SmallFilm film, double seconds, double s, double t, double x, double y) {
    double[] seen = film.seen(seconds, s, t);
    assertThat(seen[0]).as("x at %s", seconds).isCloseTo(x, CLOSE);
    assertThat(seen[1]).as("y at %s", seconds).isCloseTo(y, CLOSE);
  }

  @Nested
  class Slides {

    @ParameterizedTest
    @CsvSource({"left, 2, 0", "right, -2, 0", "up, 0, -2", "down, 0, 2"})
    @Feature({"ANI01", "ANI03"})
    void a_screen_comes_in_from_the_side_it_moves_away_from(String way, double x, double y) {
      var film = film("<animator type=\"slide-in\" direction=\"" + way + "\" duration=\"2\"/>");

      assertSeen(film, 0, .5, .5, x * ASPECT, y);
      assertSeen(film, 1, .5, .5, x * ASPECT / 2, y / 2);
      assertSeen(film, 2, .5, .5, 0, 0);
      assertSeen(film, 3, .5, .5, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"left, -2, 0", "right, 2, 0", "up, 0, 2", "down, 0, -2"})
    @Feature({"ANI02", "ANI03", "TIM27"})
    void a_screen_goes_out_to_the_side_it_moves_to_at_the_end(String way, double x, double y) {
      var film = film("<animator type=\"slide-out\" direction=\"" + way + "\" duration=\"2\"/>");

      assertSeen(film, 1.9, .5, .5, 0, 0);
      assertSeen(film, 3, .5, .5, x * ASPECT / 2, y / 2);
    }

    @ParameterizedTest
    @CsvSource({"left, 0, 1", "right, 1, -1", "up, 0, -1", "down, 1, 1"})
    @Feature("ANI04")
    void a_box_waits_just_outside_the_screen(String way, double edge, double side) {
      var film = box("<animator type=\"slide-in\" direction=\"" + way + "\"/>");

      boolean isAcross = way.equals("left") || way.equals("right");
      double[] seen = film.seen(0, isAcross ? edge : .5, isAcross ? .5 : edge);
      assertThat(isAcross ? seen[0] : seen[1]).isCloseTo(isAcross ? side * ASPECT : side, CLOSE);
    }

    @Test
    @Feature("ANI05")
    void a_slide_drifts_a_little_about_its_place() {
      var film = film("<animator type=\"slide\" direction=\"up\"/>");

      assertSeen(film, 0, .5, .5, 0, -0.1);
      assertSeen(film, 2, .5, .5, 0, 0);
      assertSeen(film, 3, .5, .5, 0, 0.05);
    }

    @Test
    @Feature("TIM28")
    void a_node_waits_outside_until_its_slide_begins() {
      var film = film("<animator type=\"slide-in\" margin-start=\"1\" duration=\"1\"/>");

      assertSeen(film, 0.5, .5, .5, 2 * ASPECT, 0);
      assertSeen(film, 1.5, .5, .5, ASPECT, 0);
      assertSeen(film, 3.5, .5, .5, 0, 0);
    }

    @Test
    @Feature("TIM26")
    void without_a_time_of_its_own_it_lasts_as_long_as_its_node() {
      assertSeen(film("<animator type=\"slide-in\"/>"), 3, .5, .5, ASPECT / 2, 0);
      assertSeen(film("<animator type=\"slide-out\"/>"), 1, .5, .5, -ASPECT / 2, 0);
    }
  }

  @Nested
  class TurnsAndGrowth {

    @Test
    @Feature("ANI06")
    void a_node_turns_counter_clockwise_from_an_angle_to_rest() {
      var film = film("<animator type=\"rot-in\" angle=\"90\"/>");

      assertSeen(film, 0, 1, .5, 0, ASPECT);
      double half = ASPECT * Math.sqrt(0.5);
      assertSeen(film, 2, 1, .5, half, half);
    }

    @Test
    @Feature({"ANI06", "TIM27"})
    void a_node_turns_out_at_its_end() {
      var film = film("<animator type=\"rot-out\" angle=\"180\" duration=\"1\"/>");

      assertSeen(film, 2.9, 1, .5, ASPECT, 0);
      assertSeen(film, 3.5, 1, .5, 0, ASPECT);
    }

    @Test
    void without_an_angle_it_is_a_quarter() {
      assertSeen(film("<animator type=\"rot-in\"/>"), 0, 1, .5, 0, ASPECT);
    }

    @Test
    void a_box_turns_about_its_own_middle() {
      var film = box("<animator type=\"rot-in\" angle=\"90\"/>");

      assertSeen(film, 0, .5, .5, -0.6 * ASPECT, 0.6);
      assertSeen(film, 0, 1, .5, -0.6 * ASPECT, 0.6 + 0.2 * ASPECT);
    }

    @Test
    @Feature("ANI07")
    void what_grows_comes_nearer() {
      var film = film("<animator type=\"grow\"/>");

      assertSeen(film, 0, .5, 0, 0, 1);
      assertSeen(film, 2, .5, 0, 0, Space.DISTANCE / (Space.DISTANCE - 0.05));
      var far = film("<animator type=\"grow\" growStart=\"-1\" growEnd=\"1\"/>");
      assertSeen(far, 0, .5, 0, 0, Space.DISTANCE / (Space.DISTANCE + 1));
    }

    @Test
    @Feature("ANI16")
    void a_quadratic_way_is_slow_at_rest() {
      assertSeen(
          film("<animator type=\"slide-in\" mode=\"quadratic\"/>"), 2, .5, .5, ASPECT / 2, 0);
      assertSeen(
          film("<animator type=\"slide-out\" mode=\"quadratic\"/>"), 2, .5, .5, -ASPECT / 2, 0);
      assertSeen(
          film("<animator type=\"slide\" direction=\"up\" mode=\"quadratic\"/>"),
          1,
          .5,
          .5,
          0,
          0.2 * (0.125 - 0.5));
    }
  }

  @Nested
  class Keys {

    @Test
    @Feature("ANI08")
    void a_place_goes_evenly_from_key_to_key_and_holds_outside() {
      var film = keys("<key time=\"3\" pos=\"1,.5,0\"/><key time=\"1\" pos=\"0,0,0\"/>");

      assertSeen(film, 0.5, .5, .5, 0, 0);
      assertSeen(film, 2, .5, .5, .5, .25);
      assertSeen(film, 3.5, .5, .5, 1, .5);
    }

    @Test
    @Feature("TIM29")
    void times_of_keys_count_from_the_start_of_their_animator() {
      var film = film("<animator type=\"custom\" margin-start=\"1\"><key time=\"0\" pos=\"0,0,0\"/>"
          + "<key time=\"2\" pos=\"1,0,0\"/></animator>");

      assertSeen(film, 2, .5, .5, .5, 0);
    }

    @Test
    @Feature("ANI16")
    void quadratic_keys_are_left_slowly() {
      var film = film("<animator type=\"custom\" mode=\"quadratic\"><key time=\"0\" pos=\"0,0,0\"/>"
          + "<key time=\"4\" pos=\"1,0,0\"/></animator>");

      assertSeen(film, 1, .5, .5, .125, 0);
      assertSeen(film, 2, .5, .5, .5, 0);
    }

    @Test
    @Feature("ANI09")
    void a_scale_goes_evenly() {
      var film = keys("<key time=\"0\" scale=\"1,1,1\"/><key time=\"4\" scale=\"2,0.5,1\"/>");

      assertSeen(film, 2, 1, 0, 1.5 * ASPECT, 0.75);
    }

    @Test
    @Feature("ANI10")
    void a_turn_goes_evenly_about_its_axis() {
      var film = keys("<key time=\"0\" rot=\"0,0,0,1\"/><key time=\"4\" rot=\"90,0,0,1\"/>");

      double half = ASPECT * Math.sqrt(0.5);
      assertSeen(film, 2, 1, .5, half, half);
    }

    @Test
    @Feature("ANI10")
    void a_whole_turn_whose_axis_changes_stands_still() {
      var film = keys("<key time=\"0\" rot=\"360,0,1,0\"/><key time=\"4\" rot=\"360,0,0,1\"/>");

      for (double seconds = 0; seconds < 4; seconds += 0.5) {
        assertSeen(film, seconds, 1, 0, ASPECT, 1);
      }
    }

    @Test
    void a_turn_without_an_axis_turns_nothing() {
      assertSeen(keys("<key time=\"0\" rot=\"45,0,0,0\"/>"), 1, 1, 0, ASPECT, 1);
    }

    @Test
    @Feature("ANI11")
    void an_orientation_goes_the_shortest_way() {
      var film = keys("<key time=\"0\" orient=\"0,0,-170\"/><key time=\"4\" orient=\"0,0,170\"/>");

      assertSeen(film, 2, 1, .5, -ASPECT, 0);
      double tilted = Math.toRadians(175);
      assertSeen(film, 3, 1, .5, ASPECT * Math.cos(tilted), ASPECT * Math.sin(tilted));
    }

    @Test
    void an_orientation_turns_about_x_then_y_then_z() {
      var film = keys("<key time=\"0\" orient=\"0,180,90\"/>");

      // Turned about y first, its right edge is left; about z then, it is below.
      assertSeen(film, 1, 1, .5, 0, -ASPECT);
    }

    @Test
    @Feature({"ANI12", "SPA04"})
    void in_a_key_a_place_is_scaled_and_a_turn_is_in_place() {
      var one = keys("<key time=\"0\" rot=\"90,0,0,1\" pos=\"1,0,0\" scale=\"2,2,1\"/>");
      var chain = film("<animator type=\"custom\"><key time=\"0\" scale=\"2,2,1\"/></animator>"
          + "<animator type=\"custom\"><key time=\"0\" pos=\"1,0,0\"/></animator>"
          + "<animator type=\"custom\"><key time=\"0\" rot=\"90,0,0,1\"/></animator>");

      assertSeen(one, 1, .5, .5, 2, 0);
      assertSeen(one, 1, 1, .5, 2, 2 * ASPECT);
      assertThat(chain.seen(1, 1, 0)).containsExactly(one.seen(1, 1, 0), CLOSE);
    }

    @Test
    @Feature("ANI14")
    void animators_are_multiplied_in_their_order() {
      var turned = film("<animator type=\"custom\"><key time=\"0\" rot=\"90,0,0,1\"/></animator>"
          + "<animator type=\"custom\"><key time=\"0\" pos=\"1,0,0\"/></animator>");
      var moved = film("<animator type=\"custom\"><key time=\"0\" pos=\"1,0,0\"/></animator>"
          + "<animator type=\"custom\"><key time=\"0\" rot=\"90,0,0,1\"/></animator>");

      assertSeen(turned, 1, .5, .5, 0, 1);
      assertSeen(moved, 1, .5, .5, 1, 0);
    }

    @Test
    @Feature("ANI15")
    void built_in_movements_and_keys_mix() {
      var film = film("<animator type=\"slide-in\" direction=\"left\"/>"
          + "<animator type=\"custom\"><key time=\"0\" scale=\".5,.5,1\"/></animator>");

      assertSeen(film, 2, 1, .5, ASPECT + ASPECT / 2, 0);
    }
  }
}
