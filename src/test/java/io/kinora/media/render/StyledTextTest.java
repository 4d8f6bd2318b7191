package io.kinora.media.render;

import static io.kinora.media.render.PaintedText.Setup.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.sxml.Feature;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the film language, section 9.2; the rows TXT17 to TXT29.
///
/// The letter is an upright bar with straight edges, so that a row across it is a ruler. Its text
/// is
/// 180 pixels high: that is one height, and the reach is 28 pixels.
class StyledTextTest {

  private static final int ROW = 180;
  private static final double HEIGHT = 180;

  private static PaintedText bar(String... styles) {
    var filters = new StringBuilder("<filter type=\"distancemap\" distanceWidth=\"40.0\"/>");
    for (String style : styles) {
      filters.append("<filter type=\"distancecolor\" ").append(style).append("/>");
    }
    return PaintedText.of(
        "<text type=\"zone\" height=\".5\" vector=\"true\" fontname=\"arialbold\">I" + filters
            + "</text>");
  }

  private static final Box BAR = bar("color=\"#FFFFFF\"").inkBox(128);
  private static final int MIDDLE = (int) (BAR.left() + BAR.width() / 2);

  private static int[] colour(PaintedText text, int x) {
    return new int[] {
      text.part(x, ROW, 0), text.part(x, ROW, 1), text.part(x, ROW, 2), text.part(x, ROW, 3)
    };
  }

  /// Where the cover of a row falls below a level, to the right of the bar's middle.
  private static int rightEdge(PaintedText text, int level) {
    int x = MIDDLE;
    while (x < 639 && text.alpha(x, ROW) >= level) {
      x++;
    }
    return x;
  }

  @Nested
  class Fill {

    @Test
    @Feature({"FIL50", "TXT17"})
    void letters_are_filled_with_the_colour_of_the_filter() {
      assertThat(colour(bar("color=\"#0000FF\""), MIDDLE)).containsExactly(0, 0, 255, 255);
    }

    @Test
    @Feature("TXT27")
    void without_a_fill_they_are_hollow() {
      PaintedText text = bar("fillOpacity=\"0\" strokeColor=\"#FF0000\" strokeWidth=\".04\"");

      assertThat(text.alpha(MIDDLE, ROW)).isZero();
      assertThat(colour(text, (int) BAR.right() + 3)).containsExactly(255, 0, 0, 255);
    }
  }

  @Nested
  class DropShadow {

    private static final String SHADOW =
        "fillOpacity=\"0\" dropShadowColor=\"#000000\" dropShadowPosition=";

    @Test
    @Feature("TXT18")
    void it_lies_where_its_position_says_y_upwards() {
      double[] there = bar(SHADOW + "\"0.1,-0.05\"").centroid();
      double[] here = bar(SHADOW + "\"0,0\"").centroid();

      assertThat(there[0] - here[0]).isCloseTo(0.1 * HEIGHT, within(0.3));
      assertThat(there[1] - here[1]).isCloseTo(0.05 * HEIGHT, within(0.3));
    }

    @Test
    @Feature("TXT20")
    void an_angle_and_a_distance_mean_the_same() {
      byte[] polar = bar("dropShadowColor=\"#000000\" dropShadowAngle=\"-90\""
              + " dropShadowDistance=\"0.1\"")
          .rgba();

      assertThat(polar)
          .isEqualTo(
              bar("dropShadowColor=\"#000000\" dropShadowPosition=\"0,-0.1\"").rgba());
    }

    @Test
    void opacity_weakens_it() {
      PaintedText text = bar(SHADOW + "\"0,0\" dropShadowOpacity=\"0.5\"");

      assertThat(text.alpha(MIDDLE, ROW)).isCloseTo(128, within(1));
    }

    @Test
    @Feature("TXT19")
    void the_wider_its_blur_the_wider_its_edge() {
      int before = 0;
      for (double blur : new double[] {0, 0.3, 0.6, 1}) {
        PaintedText text = bar(SHADOW + "\"0,0\" dropShadowBlurWidth=\"" + blur + "\"");
        int width = rightEdge(text, 13) - rightEdge(text, 150);
        assertThat(width).isGreaterThanOrEqualTo(before + (blur == 0 ? 0 : 4));
        before = width;
      }
    }

    @Test
    @Feature("TXT26")
    void its_width_widens_it_before_the_blur() {
      PaintedText wide = bar(SHADOW + "\"0,0\" dropShadowWidth=\".05\"");

      assertThat((double) rightEdge(wide, 128)).isCloseTo(BAR.right() + 0.05 * HEIGHT, within(1.0));
    }
  }

  @Nested
  class Stroke {

    @Test
    @Feature("TXT22")
    void it_is_as_wide_as_it_says_and_leaves_the_fill_alone() {
      PaintedText text = bar("color=\"#00FF00\" strokeColor=\"#0000FF\" strokeWidth=\"0.04\"");

      assertThat((double) rightEdge(text, 128)).isCloseTo(BAR.right() + 0.04 * HEIGHT, within(1.0));
      assertThat(colour(text, (int) BAR.right() - 2)).containsExactly(0, 255, 0, 255);
      assertThat(colour(text, (int) BAR.right() + 3)).containsExactly(0, 0, 255, 255);
    }

    @Test
    void nothing_shines_through_between_stroke_and_fill() {
      PaintedText text = bar("color=\"#00FF00\" strokeColor=\"#0000FF\" strokeWidth=\"0.04\"");

      for (int x = MIDDLE; x < BAR.right() + 0.04 * HEIGHT - 2; x++) {
        assertThat(text.alpha(x, ROW)).as("at " + x).isGreaterThanOrEqualTo(254);
      }
    }

    @Test
    @Feature("TXT23")
    void it_may_lie_inside_or_on_the_edge() {
      String stroke = "color=\"#00FF00\" strokeColor=\"#0000FF\" strokeWidth=\"0.04\"";
      PaintedText inside = bar(stroke + " strokePosition=\"inside\"");
      PaintedText centre = bar(stroke + " strokePosition=\"center\"");

      assertThat((double) rightEdge(inside, 128)).isCloseTo(BAR.right(), within(1.0));
      assertThat(colour(inside, (int) BAR.right() - 4)).containsExactly(0, 0, 255, 255);
      assertThat((double) rightEdge(centre, 128)).isCloseTo(BAR.right() + 3.6, within(1.0));
      assertThat(colour(centre, (int) BAR.right() - 2)).containsExactly(0, 0, 255, 255);
      assertThat(colour(centre, (int) BAR.right() - 7)).containsExactly(0, 255, 0, 255);
    }

    @Test
    void opacity_weakens_it() {
      PaintedText text = bar("strokeColor=\"#0000FF\" strokeWidth=\"0.05\" strokeOpacity=\".5\"");

      assertThat(text.alpha((int) BAR.right() + 4, ROW)).isCloseTo(128, within(1));
    }

    @Test
    void round_outlines_are_smooth() {
      PaintedText text = PaintedText.of("<text type=\"zone\" height=\".8\" vector=\"true\">O"
          + "<filter type=\"distancecolor\" strokeColor=\"#FF0000\" strokeWidth=\".06\"/></text>");
      Box ink = text.inkBox(128);

      // Along the outer edge the cover changes gradually: no row jumps by more than its slope.
      int x = (int) (ink.left() + ink.width() / 2);
      for (int dx = -6; dx < 6; dx++) {
        double here = columnTop(text, x + dx);
        double next = columnTop(text, x + dx + 1);
        assertThat(Math.abs(here - next)).as("at " + dx).isLessThan(0.25);
      }
    }

    /// Where the ink of a column begins, to a part of a pixel.
    private static double columnTop(PaintedText text, int x) {
      double empty = 0;
      for (int y = 0; y < 180; y++) {
        if (text.alpha(x, y) == 255) {
          break;
        }
        empty += 1 - text.alpha(x, y) / 255.0;
      }
      return empty;
    }
  }

  @Nested
  class Glows {

    @Test
    @Feature("TXT24")
    void an_outer_glow_falls_off_outwards() {
      PaintedText text = bar("outerGlowColor=\"#FF0000\" outerGlowBlurWidth=\"1\"");

      int before = 255;
      for (int far = 2; far < 26; far += 3) {
        int alpha = text.alpha((int) BAR.right() + far, ROW);
        assertThat(alpha).isLessThan(before);
        before = alpha;
      }
      assertThat(before).isLessThan(12);
    }

    @Test
    @Feature("TXT26")
    void its_width_is_unblurred() {
      PaintedText text =
          bar("outerGlowColor=\"#FF0000\" outerGlowBlurWidth=\".3\" outerGlowWidth=\".1\"");

      assertThat(text.alpha((int) BAR.right() + 14, ROW)).isGreaterThan(240);
      assertThat(text.alpha((int) BAR.right() + 32, ROW)).isLessThan(10);
    }

    @Test
    @Feature("TXT25")
    void an_inner_glow_falls_off_inwards() {
      PaintedText text =
          bar("color=\"#000000\" innerGlowColor=\"#FFFFFF\"" + " innerGlowBlurWidth=\".07\"");

      int edge = text.part((int) BAR.right() - 2, ROW, 0);
      int deeper = text.part((int) BAR.right() - 7, ROW, 0);
      assertThat(edge).isGreaterThan(120);
      assertThat(deeper).isLessThan(edge - 60);
      assertThat(text.part(MIDDLE, ROW, 0)).isLessThan(20);
      assertThat((double) rightEdge(text, 128)).isCloseTo(BAR.right(), within(1.0));
    }

    @Test
    @Feature("TXT21")
    void an_inner_shadow_falls_from_the_edge_that_it_moves_away_from() {
      PaintedText text = bar(
          "color=\"#FFFFFF\" innerShadowColor=\"#000000\"" + " innerShadowPosition=\"0.03,-0.03\"");

      assertThat(text.part((int) BAR.left() + 2, ROW, 0)).isLessThan(20);
      assertThat(text.part((int) BAR.right() - 3, ROW, 0)).isGreaterThan(240);
    }
  }

  @Test
  @Feature("TXT28")
  void several_styles_lie_over_each_other() {
    PaintedText text = bar(
        "color=\"#FF0000\" strokeColor=\"#FFFFFF\" strokeWidth=\".08\"",
        "color=\"#0000FF\" strokeColor=\"#000000\" strokeWidth=\".04\"");

    assertThat(colour(text, MIDDLE)).containsExactly(0, 0, 255, 255);
    assertThat(colour(text, (int) BAR.right() + 3)).containsExactly(0, 0, 0, 255);
    assertThat(colour(text, (int) BAR.right() + 11)).containsExactly(255, 255, 255, 255);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.03, 0.04})
  void values_on_their_way_are_drawn_as_they_are(double width) {
    PaintedText text = bar("strokeColor=\"#000000\" strokeWidth=\"" + width + "\"");

    assertThat((double) rightEdge(text, 128)).isCloseTo(BAR.right() + width * HEIGHT, within(1.0));
  }

  @Test
  void all_layers_lie_inside_the_area() {
    String xml =
        "<text type=\"zone\" height=\".2\" fontsize=\"40\">Ag<filter type=\"distancecolor\""
            + " outerGlowColor=\"#FF0000\" outerGlowBlurWidth=\"1\" dropShadowColor=\"#000000\""
            + " dropShadowPosition=\".3,.2\" dropShadowBlurWidth=\"1\"/></text>";

    assertThat(USUAL.lettering(xml).area().covers(PaintedText.of(xml).inkBox(2)))
        .isTrue();
  }

  @Test
  void a_part_of_the_area_is_painted_as_the_whole_is() {
    String xml = "<text type=\"zone\" height=\".5\">Part<filter type=\"distancecolor\""
        + " outerGlowColor=\"#FF0000\" strokeColor=\"#000000\" strokeWidth=\".05\"/></text>";
    PaintedText whole = PaintedText.of(xml);

    byte[] part = whole.lettering().paint(new Box(200, 120, 160, 90), 1);

    for (int y = 0; y < 90; y++) {
      for (int at = 0; at < 160 * 4; at++) {
        int there = whole.rgba()[((y + 120) * 640 + 200) * 4 + at] & 255;
        assertThat(part[y * 640 + at] & 255).isCloseTo(there, within(2));
      }
    }
  }

  @Test
  @Feature("FIL49")
  void a_distance_map_says_how_far_blurs_reach() {
    String glow = "<filter type=\"distancecolor\" outerGlowColor=\"#FFFFFF\""
        + " outerGlowBlurWidth=\"1\"/></text>";
    String text = "<text type=\"zone\" height=\".5\" vector=\"true\" fontname=\"arialbold\">I"
        + "<filter type=\"distancemap\" distanceWidth=\"";

    int near = rightEdge(PaintedText.of(text + "20\"/>" + glow), 5);
    int far = rightEdge(PaintedText.of(text + "40\"/>" + glow), 5);

    assertThat(near - BAR.right()).isCloseTo(HEIGHT * 20 / 256, within(3.0));
    assertThat(far - BAR.right()).isCloseTo(HEIGHT * 40 / 256, within(4.0));
  }

  @Test
  @Feature("TXT29")
  void keys_lead_a_style_evenly_from_one_value_to_the_next() {
    var film = SmallFilm.of("<stack duration=\"4\"><text type=\"zone\" vector=\"true\">I"
        + "<filter type=\"distancemap\"/><filter type=\"distancecolor\">"
        + "<animator type=\"custom\"><key time=\"0\" color=\"#FF0000\" strokeWidth=\"0\"/>"
        + "<key time=\"2\" color=\"#0000FF\" strokeWidth=\"0.1\"/></animator>"
        + "</filter></text></stack>");

    var words = (Drawing.Words) film.plane(1).source();
    assertThat(words.styles().getLast().values().number("strokeWidth", 9))
        .isCloseTo(0.05, within(1e-9));
    film.drawn(1).hasColour(80, 45, "800080");
    film.drawn(3).hasColour(80, 45, "0000FF");
  }
}
