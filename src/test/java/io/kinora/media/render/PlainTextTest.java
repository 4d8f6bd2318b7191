package io.kinora.media.render;

import static io.kinora.media.render.PaintedText.Setup.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.TextMotion.Shift;
import io.kinora.media.render.text.Bounds;
import io.kinora.media.sxml.Feature;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the film language, sections 5 and 9; the rows TXT01 to TXT16, PLC07, PLC08.
class PlainTextTest {

  private static String zone(String attributes, String words) {
    return "<text type=\"zone\" " + attributes + ">" + words + "</text>";
  }

  private static double lineDistance(String attributes) {
    var lines =
        USUAL.lettering(zone("fontsize=\"20\" " + attributes, "A\nA")).block().lines();
    return lines.get(1).baseline() - lines.get(0).baseline();
  }

  @Nested
  class Legend {

    @Test
    @Feature("TXT01")
    void a_legend_is_a_shaded_band_at_the_bottom_with_the_text_inside() {
      PaintedText legend = PaintedText.of("<text type=\"legend\">Words</text>");

      assertThat(legend.inkBox()).isEqualTo(new Box(0, 324, 640, 36));
      assertThat(legend.alpha(5, 340)).isEqualTo(128);
      Box letters = legend.inkBox(200);
      assertThat(letters.top()).isGreaterThan(324 + 5);
      assertThat(letters.bottom()).isLessThan(360 - 5);
      assertThat(letters.left() + letters.width() / 2).isCloseTo(320, within(2.0));
    }

    @Test
    @Feature("TXT02")
    void it_rises_into_place_in_its_first_half_second() {
      String rising = "<text type=\"legend\" direction=\"up\" backgroundcolor=\"#FF0000\">A</text>";

      assertThat(USUAL.at(0, 5).paint(rising).ink()).isZero();
      Box half = USUAL.at(0.1, 5).paint(rising).inkBox();
      assertThat(half.top()).isBetween(325.0, 355.0);
      assertThat(USUAL.at(0.5, 5).paint(rising).inkBox()).isEqualTo(new Box(0, 324, 640, 36));
      assertThat(USUAL.at(4, 5).paint(rising).part(3, 330, 0)).isEqualTo(255);
    }

    @Test
    @Feature("TXT02")
    void of_the_whole_height_it_is_a_page() {
      PaintedText page = PaintedText.of("<text type=\"legend\" height=\"1.0\">A\nB</text>");

      assertThat(page.inkBox()).isEqualTo(new Box(0, 0, 640, 360));
    }
  }

  @Nested
  class SizeAndPlace {

    @Test
    @Feature("TXT03")
    void a_zone_without_a_size_touches_its_box() {
      Box ink = PaintedText.of(zone("", "Hello World")).inkBox();

      assertThat(ink.width()).isBetween(620.0, 640.0);
    }

    @Test
    @Feature("TXT04")
    void letters_are_as_high_as_their_size_says() {
      double small = PaintedText.of(zone("fontsize=\"30\"", "H")).inkBox(128).height();
      double large = PaintedText.of(zone("fontsize=\"90\"", "H")).inkBox(128).height();

      assertThat(large / small).isCloseTo(3, within(0.15));
      assertThat(large).isCloseTo(90 * 0.688, within(2.0)); // Capitals of Liberation Sans.
    }

    @Test
    @Feature("PLC07")
    void with_a_height_alone_the_box_is_as_wide_as_the_text() {
      Box box = USUAL
          .lettering(zone("left=\".1\" bottom=\".12\" height=\".18\"", "Wide"))
          .box();

      assertThat(box.left()).isEqualTo(64);
      assertThat(box.height()).isCloseTo(0.18 * 360, within(1e-6));
      assertThat(box.bottom()).isCloseTo(0.88 * 360, within(1e-6));
      assertThat(box.width()).isBetween(box.height() * 1.5, box.height() * 3);
    }

    @Test
    @Feature("PLC08")
    void a_text_that_is_too_wide_is_shrunk_to_the_screen_less_its_margins() {
      String wide = zone("left=\".2\" height=\".4\"", "A text far too long for its place");
      Box box = USUAL.lettering(wide).box();
      Box ink = PaintedText.of(wide).inkBox();

      assertThat(box.left()).isCloseTo(128, within(1e-6));
      assertThat(box.right()).isCloseTo(640, within(1e-6));
      assertThat(ink.left()).isGreaterThanOrEqualTo(127);
      assertThat(ink.right()).isLessThanOrEqualTo(640);
    }

    @Test
    void a_text_of_a_given_size_is_shrunk_too() {
      Box ink =
          PaintedText.of(zone("fontsize=\"200\"", "Hello World, how are you?")).inkBox();

      assertThat(ink.left()).isGreaterThan(0);
      assertThat(ink.right()).isLessThan(640);
    }

    @ParameterizedTest
    @CsvSource({
      "'left,top', 0, 0",
      "'center,top', .5, 0",
      "'right,top', 1, 0",
      "'left,center', 0, .5",
      "'center,center', .5, .5",
      "'right,center', 1, .5",
      "'left,bottom', 0, 1",
      "'center,bottom', .5, 1",
      "'right,bottom', 1, 1",
      "left, 0, .5",
      "top, .5, 0",
      "bottom, .5, 1",
      "right, 1, .5"
    })
    @Feature("TXT09")
    void it_is_aligned_inside_its_box(String align, double x, double y) {
      double[] middle =
          PaintedText.of(zone("fontsize=\"30\" align=\"" + align + "\"", "HHH")).centroid();

      assertThat(middle[0]).isCloseTo(33 + x * (640 - 66), within(4.0));
      assertThat(middle[1]).isCloseTo(17 + y * (360 - 34), within(4.0));
    }

    @Test
    @Feature("TXT10")
    void justified_lines_touch_both_edges() {
      PaintedText text = PaintedText.of(zone(
          "left=\".1\" width=\".8\" top=\".1\" height=\".8\" fontsize=\"24\" wrap=\"true\""
              + " align=\"justify,top\"",
          "HH HHH HH HHHH HH HHHHH HH HHH HH HHHH HHHHH HHH HH HHH HHHH HHH"));

      Box ink = text.inkBox();
      assertThat(ink.left()).isCloseTo(66, within(2.0));
      assertThat(ink.right()).isCloseTo(640 - 66, within(2.0));
    }

    @Test
    @Feature("TXT11")
    void wrapping_gives_more_lines_and_larger_letters() {
      String words = "as large as its box allows it to be when it may be broken";
      Lettering one = USUAL.lettering(zone("", words));
      Lettering more = USUAL.lettering(zone("wrap=\"true\"", words));

      assertThat(more.block().lines().size()).isGreaterThan(2);
      assertThat(more.block().size()).isGreaterThan(2 * one.block().size());
      Bounds ink = more.block().letters();
      assertThat(ink.left()).isGreaterThanOrEqualTo(0);
      assertThat(ink.right()).isLessThanOrEqualTo(640);
    }

    @Test
    @Feature("TXT12")
    void the_distance_of_lines_is_a_factor() {
      assertThat(lineDistance("interlign=\"2\"")).isCloseTo(2 * lineDistance(""), within(1e-6));
    }

    @Test
    @Feature("TXT14")
    void ends_of_lines_are_trimmed_and_inner_ones_kept() {
      Lettering text = USUAL.lettering(zone("", "\n\n  One \n  Two  \n\n"));

      assertThat(text.block().lines()).hasSize(2);
    }
  }

  @Nested
  class Colours {

    @Test
    @Feature("TXT07")
    void letters_have_their_colour() {
      PaintedText text = PaintedText.of(zone("fontcolor=\"#FF800080\"", "I"));

      Box ink = text.inkBox();
      int x = (int) (ink.left() + ink.width() / 2);
      assertThat(text.alpha(x, 180)).isEqualTo(128);
      assertThat(text.part(x, 180, 0)).isEqualTo(128);
      assertThat(text.part(x, 180, 1)).isEqualTo(64);
      assertThat(text.part(x, 180, 2)).isZero();
    }

    @Test
    @Feature("TXT08")
    void a_background_fills_the_box() {
      PaintedText text = PaintedText.of(
          zone("left=\".25\" width=\".5\" height=\".5\" backgroundcolor=\"#00FF00\"", "I"));

      assertThat(text.inkBox()).isEqualTo(new Box(160, 90, 320, 180));
      assertThat(text.part(165, 95, 1)).isEqualTo(255);
    }
  }

  @Nested
  class Running {

    private static final String LEFT =
        "<text type=\"zone\" fontsize=\"40\" direction=\"left\">HHHH</text>";

    @Test
    @Feature("TXT13")
    void without_a_speed_one_passage_takes_the_whole_time() {
      assertThat(USUAL.at(0, 4).paint(LEFT).ink()).isZero();
      assertThat(USUAL.at(2, 4).paint(LEFT).centroid()[0]).isCloseTo(320, within(1.5));
      assertThat(USUAL.at(1, 4).paint(LEFT).centroid()[0]).isGreaterThan(420);
      assertThat(USUAL.at(4, 4).paint(LEFT).ink()).isZero();
    }

    @Test
    @Feature("TXT13")
    void a_speed_counts_lengths_of_the_box_a_second() {
      String fast =
          "<text type=\"zone\" fontsize=\"40\" direction=\"right\" speed=\".25\">H</text>";

      double one = USUAL.at(1, 9).paint(fast).centroid()[0];
      double two = USUAL.at(2, 9).paint(fast).centroid()[0];

      assertThat(two - one).isCloseTo(0.25 * 640, within(1.0));
    }

    @Test
    void lines_roll_up_and_down_and_are_cut_by_their_box() {
      String attributes = "top=\".25\" height=\".5\" fontsize=\"40\" ";
      String up = zone(attributes + "direction=\"up\"", "H\nH\nH");
      String down = zone(attributes + "direction=\"down\"", "H\nH\nH");

      assertThat(USUAL.at(1, 4).paint(up).centroid()[1]).isGreaterThan(180);
      assertThat(USUAL.at(1, 4).paint(down).centroid()[1]).isLessThan(180);
      Box ink = USUAL.at(2.5, 4).paint(up).inkBox();
      assertThat(ink.top()).isGreaterThanOrEqualTo(90);
      assertThat(ink.bottom()).isLessThanOrEqualTo(270);
    }

    @Test
    void a_place_in_time_is_a_pure_sum() {
      TextMotion motion = USUAL.lettering(LEFT).typeset().motion();

      assertThat(motion.at(2, 4)).isEqualTo(motion.at(4, 8));
      assertThat(new TextMotion.Still().at(3, 5)).isEqualTo(Shift.NONE);
    }
  }

  @Nested
  class Sharpness {

    /// From where an edge begins to where it ends, along a row, in pixels.
    private static double edgeWidth(byte[] rgba, int width, int row) {
      int part = 0;
      int edges = 0;
      boolean isIn = false;
      for (int x = 0; x < width; x++) {
        int alpha = rgba[4 * (row * width + x) + 3] & 255;
        part += alpha > 8 && alpha < 247 ? 1 : 0;
        edges += alpha > 127 != isIn ? 1 : 0;
        isIn = alpha > 127;
      }
      return (double) part / edges;
    }

    @Test
    @Feature("TXT15")
    void painted_at_a_scale_edges_are_as_sharp_as_at_rest() {
      Lettering text = USUAL.lettering(zone("fontsize=\"30\" vector=\"true\"", "HIHI"));
      Box area = text.area();

      byte[] rest = text.paint(area, 1);
      byte[] large = text.paint(area, 6);

      int width = (int) area.width();
      assertThat(edgeWidth(rest, width, (int) (area.height() / 2) - 3)).isLessThanOrEqualTo(1.5);
      assertThat(edgeWidth(large, 6 * width, (int) (area.height() * 3) - 20))
          .isLessThanOrEqualTo(1.5);
    }

    @Test
    void the_film_tells_which_texts_are_drawn_afresh() {
      assertThat(PaintedText.text(zone("vector=\"true\"", "A")).style().ink().isVector())
          .isTrue();
      assertThat(PaintedText.text(zone("", "A")).style().ink().isVector()).isFalse();
    }

    @Test
    void letters_move_by_less_than_a_pixel_without_a_jump() {
      String xml = zone("fontsize=\"30\" fontcolor=\"#000000\"", "Smooth");
      Lettering text = USUAL.lettering(xml);
      for (int step = 0; step <= 10; step++) {
        double by = step / 10.0;
        byte[] moved = text.paint(new Box(-by, -by, 640, 360), 1);
        double[] middle = new PaintedText(text, 640, 360, moved).centroid();
        double[] rest = PaintedText.of(xml).centroid();
        assertThat(middle[0] - rest[0]).isCloseTo(by, within(0.03));
        assertThat(middle[1] - rest[1]).isCloseTo(by, within(0.03));
      }
    }

    @Test
    void all_pixels_lie_inside_the_area() {
      Lettering text = USUAL.lettering(zone("fontsize=\"50\"", "fjgÅ"));

      Box ink = PaintedText.of(zone("fontsize=\"50\"", "fjgÅ")).inkBox(1);

      assertThat(text.area().covers(ink)).isTrue();
      assertThat(text.area().width()).isLessThan(ink.width() + 6);
    }
  }
}
