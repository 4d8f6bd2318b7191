package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.sxml.Feature;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Source: the film language, section 14.
class CameraAndBallTest {

  private static final Offset<Double> CLOSE = within(1e-6);

  private static String moved(String key) {
    return "<animator type=\"custom\"><key time=\"0\" " + key + "/></animator>";
  }

  private static SmallFilm seenBy(String camera) {
    return SmallFilm.of("<stack duration=\"4\">" + camera
        + "<effect type=\"none\" duration=\"4\"><image color=\"#FFFFFF\"/></effect></stack>");
  }

  @Nested
  class Cameras {

    @Test
    @Feature("OBJ01")
    void a_camera_that_goes_right_sees_all_go_left() {
      var film = seenBy("<camera>" + moved("pos=\"0.5,0.25,0\"") + "</camera>");

      assertThat(film.seen(1, .5, .5)).containsExactly(new double[] {-0.5, -0.25}, CLOSE);
    }

    @Test
    void a_camera_that_comes_nearer_sees_all_larger() {
      var film = seenBy("<camera>" + moved("pos=\"0,0,-1\"") + "</camera>");

      assertThat(film.seen(1, .5, 0)[1]).isCloseTo(Space.DISTANCE / (Space.DISTANCE - 1), CLOSE);
    }

    @Test
    void a_camera_moves_along_its_keys() {
      var film = seenBy("<camera><animator type=\"custom\"><key time=\"0\" pos=\"0,0,0\"/>"
          + "<key time=\"4\" pos=\"1,0,0\"/></animator></camera>");

      assertThat(film.seen(2, .5, .5)[0]).isCloseTo(-0.5, CLOSE);
    }

    @Test
    @Feature("OBJ01")
    void the_chain_of_a_camera_is_undone_from_its_end() {
      var film =
          seenBy("<camera>" + moved("pos=\"0,1,0\"") + moved("rot=\"90,0,0,1\"") + "</camera>");

      // Moved up and turned there: what was one below the middle of the view is now right of it.
      assertThat(film.seen(1, .5, .5)).containsExactly(new double[] {-1, 0}, CLOSE);
    }

    @Test
    void the_last_camera_of_a_stack_counts() {
      var film = seenBy("<camera>" + moved("pos=\"9,0,0\"") + "</camera><camera>"
          + moved("pos=\"0.5,0,0\"") + "</camera>");

      assertThat(film.seen(1, .5, .5)[0]).isCloseTo(-0.5, CLOSE);
    }

    @Test
    @Feature("OBJ02")
    void a_relative_camera_goes_on_from_the_one_around_it() {
      String inner = "<stack duration=\"4\"><camera relative=\"%s\">" + moved("pos=\"0.25,0,0\"")
          + "</camera><effect type=\"none\" duration=\"4\"><image color=\"#FFFFFF\"/></effect></stack>";
      String outer =
          "<stack duration=\"4\"><camera>" + moved("pos=\"0.5,0,0\"") + "</camera>%s" + "</stack>";

      var relative = SmallFilm.of(outer.formatted(inner.formatted("true")));
      var own = SmallFilm.of(outer.formatted(inner.formatted("false")));

      assertThat(relative.seen(1, .5, .5)[0]).isCloseTo(-0.75, CLOSE);
      assertThat(own.seen(1, .5, .5)[0]).isCloseTo(-0.25, CLOSE);
    }

    @Test
    @Feature("ANI17")
    void built_in_animators_move_a_camera_too() {
      var film =
          seenBy("<camera><animator type=\"grow\" growStart=\"0\" growEnd=\"-1\"/></camera>");

      assertThat(film.seen(2, .5, 0)[1]).isCloseTo(Space.DISTANCE / (Space.DISTANCE - 0.5), CLOSE);
    }
  }

  @Nested
  class Balls {

    private static final String HALVES =
        "<stack><overlay left=\"0\" top=\"0\" width=\".5\" height=\"1\">"
            + "<image color=\"#C00000\"/></overlay><overlay left=\".5\" top=\"0\" width=\".5\" height=\"1\">"
            + "<image color=\"#0000C0\"/></overlay></stack>";

    private static Pixels drawn(String attributes, String inside) {
      return SmallFilm.of("<stack duration=\"2\"><sphere duration=\"2\" " + attributes + ">"
              + inside + "</sphere></stack>")
          .drawn(1);
    }

    @Test
    @Feature("OBJ03")
    void its_outline_is_round() {
      Pixels drawn = drawn("radius=\".5\"", "<image color=\"#FFFFFF\"/>");

      // A ball of radius r seen from the distance d has an outline of d * r / sqrt(d² - r²).
      double d = Space.DISTANCE;
      double radius = 45 * d * 0.5 / Math.sqrt(d * d - 0.25);
      assertThat((drawn.mean(0, 0, 160, 90) - 16) / 219 * 160 * 90)
          .isCloseTo(Math.PI * radius * radius, within(20.0));
      drawn.hasColour(80, 45, "FFFFFF");
      drawn.hasColour(80 + (int) radius - 2, 45, "FFFFFF");
      drawn.hasColour(80 + (int) radius + 3, 45, "000000");
      drawn.hasColour(80, 45 - (int) radius - 3, "000000");
      int diagonal = (int) (radius * Math.sqrt(0.5));
      drawn.hasColour(80 + diagonal - 2, 45 + diagonal - 2, "FFFFFF");
      drawn.hasColour(80 + diagonal + 3, 45 + diagonal + 3, "000000");
    }

    @Test
    @Feature("OBJ03")
    void the_middle_of_its_picture_is_in_front() {
      Pixels drawn = drawn("radius=\".8\"", HALVES);

      drawn.hasColour(70, 45, "C00000");
      drawn.hasColour(90, 45, "0000C0");
    }

    @Test
    @Feature("ANI17")
    void a_turned_ball_shows_its_back() {
      Pixels drawn = drawn("radius=\".8\"", HALVES + moved("rot=\"180,0,1,0\""));

      drawn.hasColour(70, 45, "0000C0");
      drawn.hasColour(90, 45, "C00000");
    }

    @Test
    void it_stands_where_its_position_says() {
      Pixels drawn = drawn("radius=\".2\" position=\"1,0.5,0\"", "<image color=\"#FFFFFF\"/>");

      drawn.hasColour(80 + 45, 45 - 22, "FFFFFF");
      drawn.hasColour(80, 45, "000000");
    }

    @Test
    void without_a_word_it_has_the_radius_of_half_the_screen() {
      Pixels drawn = drawn("", "<image color=\"#FFFFFF\"/>");

      drawn.hasColour(80, 2, "FFFFFF");
      drawn.hasColour(5, 45, "000000");
    }
  }
}
