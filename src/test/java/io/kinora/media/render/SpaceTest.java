package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.sxml.Feature;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Source: the film language, sections 4 and 5.
class SpaceTest {

  private static final double ASPECT = 16 / 9.0;
  private static final Offset<Double> CLOSE = within(1e-6);

  private static String moved(String key) {
    return "<animator type=\"custom\"><key time=\"0\" " + key + "/></animator>";
  }

  private static String screen(String colour, String attributes, String inside) {
    return "<effect type=\"none\" duration=\"2\" " + attributes + "><image color=\"" + colour
        + "\"/>" + inside + "</effect>";
  }

  private static String box(String colour, String place, String inside) {
    return "<overlay duration=\"2\" " + place + "><image color=\"" + colour + "\"/>" + inside
        + "</overlay>";
  }

  private static SmallFilm stack(String... nodes) {
    return SmallFilm.of("<stack duration=\"2\">" + String.join("", nodes) + "</stack>");
  }

  @Nested
  class Units {

    @Test
    @Feature("SPA01")
    void a_screen_that_moved_by_its_width_is_gone() {
      var film = stack(screen("#FFFFFF", "", moved("pos=\"" + 2 * ASPECT + ",0,0\"")));
      var near = stack(screen("#FFFFFF", "", moved("pos=\"" + (2 * ASPECT - 0.1) + ",0,0\"")));

      film.drawn(1).hasColour(159, 45, "000000");
      near.drawn(1).hasColour(158, 45, "FFFFFF");
    }

    @Test
    @Feature("SPA02")
    void what_is_nearer_looks_larger() {
      var film = stack(screen("#FFFFFF", "", moved("pos=\"0,0,0.1\"")));

      assertThat(film.seen(1, 1, 0))
          .containsExactly(new double[] {1.0432 * ASPECT, 1.0432}, within(0.0002));
    }

    @Test
    void what_is_behind_the_viewer_is_not_seen() {
      stack(screen("#FFFFFF", "", moved("pos=\"0,0,2.4\""))).drawn(1).hasColour(80, 45, "000000");
      stack(screen("#FFFFFF", "", moved("pos=\"0,0,2.3\""))).drawn(1).hasColour(80, 45, "FFFFFF");
    }

    @Test
    void a_plane_that_passes_the_viewer_is_cut_there() {
      var film = stack(screen("#FFFFFF", "", moved("rot=\"80,1,0,0\" pos=\"0,-0.5,0.8\"")));

      Pixels drawn = film.drawn(1);
      drawn.hasColour(80, 88, "FFFFFF");
      drawn.hasColour(80, 5, "000000");
    }

    @Test
    @Feature("SPA03")
    void four_screens_stay_inside_the_view_while_they_swing() {
      String small = "scale=\".5,.5,1\"";
      var film = SmallFilm.of("<stack duration=\"2\">" + moved("pos=\"0,0,-3\"")
          + moved("rot=\"20,0,1,0\"")
          + box("#FF0000", "", moved("pos=\"-1.8,1.1,0\"") + moved(small))
          + box("#00FF00", "", moved("pos=\"1.8,1.1,0\"") + moved(small))
          + box("#0000FF", "", moved("pos=\"-1.8,-1.1,0\"") + moved(small))
          + box("#FFFFFF", "", moved("pos=\"1.8,-1.1,0\"") + moved(small)) + "</stack>");

      assertThat(film.planes(1)).hasSize(4).allSatisfy(plane -> {
        for (int corner = 0; corner < 4; corner++) {
          double[] seen = SmallFilm.seen(plane, corner & 1, corner >> 1);
          assertThat(Math.abs(seen[0])).isLessThan(ASPECT);
          assertThat(Math.abs(seen[1])).isLessThan(1);
        }
      });
      film.drawn(1).hasColour(45, 20, "FF0000");
    }
  }

  @Nested
  class Nodes {

    @Test
    @Feature("SPA05")
    void a_container_moves_all_that_is_inside() {
      String corner = "left=\"0\" top=\"0\" width=\".1\" height=\".1\"";
      var still = stack(box("#FF0000", corner, ""), screen("#FFFFFF", "", ""));
      var moving = SmallFilm.of("<stack duration=\"2\">" + moved("pos=\"1,0,0\"")
          + box("#FF0000", corner, "") + screen("#FFFFFF", "", "") + "</stack>");

      for (int index = 0; index < 2; index++) {
        double[] before = SmallFilm.seen(still.planes(1).get(index), .5, .5);
        double[] after = SmallFilm.seen(moving.planes(1).get(index), .5, .5);
        assertThat(after[0] - before[0]).isCloseTo(1, CLOSE);
        assertThat(after[1] - before[1]).isCloseTo(0, CLOSE);
      }
    }

    @Test
    @Feature("SPA06")
    void a_corner_logo_turns_in_place() {
      var film = stack(box(
          "#FFFFFF",
          "left=\".8\" top=\"0\" width=\".2\" height=\".2\"",
          moved("rot=\"180,0,0,1\"")));

      double[] middle = film.seen(1, .5, .5);
      assertThat(middle).containsExactly(new double[] {0.8 * ASPECT, 0.8}, CLOSE);
      assertThat(film.seen(1, 0, 0)[0]).isCloseTo(ASPECT, CLOSE);
    }

    @Test
    @Feature("SPA07")
    void the_back_of_a_plane_is_seen_mirrored() {
      String halves = "<overlay duration=\"2\"><stack>"
          + box("#FF0000", "left=\"0\" top=\"0\" width=\".5\" height=\"1\"", "")
          + box("#0000FF", "left=\".5\" top=\"0\" width=\".5\" height=\"1\"", "")
          + "</stack>" + moved("rot=\"180,0,1,0\"") + "</overlay>";

      Pixels drawn = stack(halves).drawn(1);
      drawn.hasColour(20, 45, "0000FF");
      drawn.hasColour(140, 45, "FF0000");
    }

    @Test
    @Feature("SPA08")
    void the_later_covers_the_earlier_even_from_behind() {
      var film = stack(
          screen("#FF0000", "", ""),
          box(
              "#0000FF",
              "left=\".25\" top=\".25\" width=\".5\" height=\".5\"",
              moved("pos=\"0,0,-1\"")));

      film.drawn(1).hasColour(80, 45, "0000FF");
    }

    @Test
    @Feature({"MED02", "SPA10"})
    void a_half_clear_colour_lets_half_of_the_one_below_through() {
      Pixels drawn = stack(
              screen("#FF0000", "", ""), screen("#0000FF80", "", moved("pos=\"1,0,0\"")))
          .drawnDeep(1);

      drawn.hasColour(120, 45, "7F0080");
      drawn.hasColour(10, 45, "FF0000");
      stack(screen("#FFFFFF80", "", "")).drawn(1).hasColour(80, 45, "808080");
    }

    @Test
    @Feature("SPA13")
    void a_still_stack_looks_like_any_other() {
      String inside = box("#FF0000", "top=\".3\" height=\".3\"", "");

      assertThat(SmallFilm.of("<stack duration=\"2\" static=\"true\">" + inside + "</stack>")
              .at(1))
          .isEqualTo(stack(inside).at(1));
    }

    @Test
    @Feature("SPA12")
    void a_stack_with_a_screen_of_its_own_stands_in_the_middle() {
      var film = SmallFilm.of("<stack duration=\"2\" screenWidth=\"1\" screenHeight=\"1\">"
          + screen("#FFFFFF", "", "") + "</stack>");

      assertThat(film.plane(1).place()).isEqualTo(new Box(35, 0, 90, 90));
      film.drawn(1).hasColour(80, 45, "FFFFFF");
      film.drawn(1).hasColour(20, 45, "000000");
    }

    @Test
    @Feature("SPA11")
    void only_boxes_are_stretched_on_a_screen_of_another_shape() {
      String body =
          "<stack duration=\"2\"><effect type=\"none\"><image filename=\"square\"/></effect>"
              + "<overlay left=\".1\" top=\".1\" width=\".5\" height=\".2\"><image color=\"#FFFFFF\"/>"
              + "</overlay></stack>";

      List<Drawing.Plane> square = SmallFilm.on(new Box(0, 0, 120, 120), body).planes(1);
      List<Drawing.Plane> flat = SmallFilm.on(new Box(0, 0, 160, 120), body).planes(1);

      assertThat(square.getFirst().place()).isEqualTo(new Box(0, 0, 120, 120));
      assertThat(flat.getFirst().place()).isEqualTo(new Box(20, 0, 120, 120));
      assertThat(square.getLast().place()).isEqualTo(new Box(12, 12, 60, 24));
      assertThat(flat.getLast().place()).isEqualTo(new Box(16, 12, 80, 24));
    }
  }

  @Nested
  class Depth {

    private static final String LEFT_NEAR = moved("rot=\"45,0,1,0\"");
    private static final String RIGHT_NEAR = moved("rot=\"-45,0,1,0\"");
    private static final String PLACE = "left=\".25\" top=\".25\" width=\".5\" height=\".5\"";

    private static SmallFilm crossing(String depth) {
      return stack(
          box("#FF0000", PLACE + depth, LEFT_NEAR), box("#0000FF", PLACE + depth, RIGHT_NEAR));
    }

    @Test
    @Feature("SPA09")
    void planes_that_cross_cut_each_other() {
      Pixels drawn = crossing(" depthEnable=\"true\"").drawn(1);

      // A turn about the upright axis brings the left edge toward the viewer.
      drawn.hasColour(62, 45, "FF0000");
      drawn.hasColour(98, 45, "0000FF");
    }

    @Test
    void without_depth_the_later_is_above_all_of_the_earlier() {
      Pixels drawn = crossing("").drawn(1);

      drawn.hasColour(62, 45, "0000FF");
      drawn.hasColour(98, 45, "0000FF");
    }

    @Test
    void of_two_planes_at_one_depth_the_later_is_seen() {
      Pixels drawn = stack(
              box("#FF0000", PLACE + " depthEnable=\"true\"", LEFT_NEAR),
              box("#0000FF", PLACE + " depthEnable=\"true\"", LEFT_NEAR))
          .drawn(1);

      drawn.hasColour(62, 45, "0000FF");
      drawn.hasColour(95, 45, "0000FF");
    }

    @Test
    void a_nearer_one_hides_a_later_one() {
      Pixels drawn = stack(
              box("#FF0000", PLACE + " depthEnable=\"true\"", moved("pos=\"0,0,0.5\"")),
              box("#0000FF", PLACE + " depthEnable=\"true\"", ""))
          .drawn(1);

      drawn.hasColour(80, 45, "FF0000");
    }
  }

  @Nested
  class Places {

    private static Place place(String attributes) {
      return stack(box("#FFFFFF", attributes, "")).plane(1).place();
    }

    private static Box pictured(String attributes) {
      return (Box) SmallFilm.of("<stack duration=\"2\"><overlay " + attributes
              + "><image filename=\"square\"/></overlay></stack>")
          .plane(1)
          .place();
    }

    private static void assertBox(
        Place place, double left, double top, double width, double height) {
      Box box = (Box) place;
      assertThat(new double[] {box.left(), box.top(), box.width(), box.height()})
          .containsExactly(new double[] {left, top, width, height}, CLOSE);
    }

    @Test
    @Feature("PLC01")
    void a_box_is_a_share_of_the_screen() {
      assertBox(place("left=\".1\" width=\".3\" top=\".1\" height=\".3\""), 16, 9, 48, 27);
      assertBox(place("left=\".1\" right=\".2\" top=\".1\" bottom=\".3\""), 16, 9, 112, 54);
    }

    @Test
    @Feature("PLC02")
    void a_logo_in_a_corner_is_as_wide_as_its_picture_says() {
      assertBox(
          pictured("top=\".05\" right=\".02\" height=\".16\""), 160 * 0.98 - 14.4, 4.5, 14.4, 14.4);
    }

    @Test
    @Feature("PLC03")
    void auto_margins_centre() {
      assertBox(pictured("left=\"auto\" right=\"auto\" height=\"1.0\""), 35, 0, 90, 90);
      assertBox(pictured("width=\"1.0\" top=\"auto\" bottom=\"auto\""), 0, -35, 160, 160);
    }

    @Test
    @Feature("PLC04")
    void without_a_word_a_picture_is_stretched_over_the_screen() {
      assertThat(pictured("")).isEqualTo(SmallFilm.SCREEN);
    }

    @Test
    @Feature("PLC05")
    void a_margin_alone_leaves_the_rest() {
      assertBox(pictured("top=\".1\""), 80 - 40.5, 9, 81, 81);
    }

    @Test
    @Feature("PLC06")
    void a_box_may_be_larger_than_the_screen() {
      assertBox(
          place("width=\"1.0\" height=\"1.3333333333\" top=\"auto\" bottom=\"auto\""),
          0,
          -15,
          160,
          120);
    }

    @Test
    @Feature({"FIL32", "PLC09"})
    void a_fitted_picture_lets_the_ground_be_seen_beside_it() {
      var film = SmallFilm.of("<stack duration=\"2\">" + screen("#FF0000", "", "")
          + "<overlay left=\"0\" top=\"0\" width=\"1\" height=\"1\">"
          + "<image filename=\"square\"><filter type=\"fitAdapter\"/></image></overlay></stack>");

      assertThat(film.planes(1).getLast().place()).isEqualTo(new Box(35, 0, 90, 90));
    }

    @Test
    @Feature("PLC10")
    void a_scene_in_a_box_is_drawn_small() {
      Pixels drawn = stack(
              "<overlay duration=\"2\" left=\".5\" top=\".5\" width=\".5\" height=\".5\">"
                  + "<stack>" + screen("#00FF00", "", "")
                  + box("#FF0000", "left=\".5\" top=\"0\" width=\".5\" height=\"1\"", "")
                  + "</stack></overlay>")
          .drawn(1);

      drawn.hasColour(40, 60, "000000");
      drawn.hasColour(90, 60, "00FF00");
      drawn.hasColour(140, 60, "FF0000");
    }
  }

  @Nested
  class Edges {

    @Test
    @Feature("SPA14")
    void turned_edges_have_levels_between_black_and_white() {
      Pixels drawn = stack(box(
              "#FFFFFF",
              "left=\".25\" top=\".25\" width=\".5\" height=\".5\"",
              moved("rot=\"10,0,0,1\"")))
          .drawn(1);

      int between = 0;
      for (int x = 0; x < 160; x++) {
        for (int y = 0; y < 90; y++) {
          int luma = drawn.luma(x, y);
          between += luma > 40 && luma < 210 ? 1 : 0;
        }
      }
      assertThat(between).as("grey pixels along 250 pixels of edge").isBetween(120, 500);
    }

    @Test
    @Feature("SPA14")
    void a_plane_covers_as_much_as_it_is_large() {
      Pixels turned = stack(box(
              "#FFFFFF",
              "left=\".25\" top=\".25\" width=\".5\" height=\".5\"",
              moved("rot=\"10,0,0,1\"")))
          .drawn(1);

      double covered = (turned.mean(0, 0, 160, 90) - 16) / 219 * 160 * 90;
      assertThat(covered).isCloseTo(80 * 45, within(15.0));
    }
  }
}
