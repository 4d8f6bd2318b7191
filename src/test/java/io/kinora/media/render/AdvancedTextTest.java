package io.kinora.media.render;

import static io.kinora.media.render.PaintedText.Setup.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.text.Bounds;
import io.kinora.media.render.text.TextBlock;
import io.kinora.media.render.text.TextBlock.Placed;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Source: the film language, section 9.3; the rows TXT30 to TXT36. The anchor is at 320, 180; a
/// size of 20 is 20 pixels. Widths are computed: remarks of old pages were made for other letters.
class AdvancedTextTest {

  private static final String HEBREW = "עברית היא שפה";

  private static Lettering advanced(String attributes, String words) {
    return USUAL.lettering("<text type=\"advanced\" " + attributes + ">" + words + "</text>");
  }

  private static double widthOf(String words) {
    var face = new TextStyle.Face("arial", Optional.empty(), 400, false, 1);
    return PaintedText.PAINTER.line(words, face, false).advance() * 20;
  }

  private static double endOf(Placed placed) {
    return placed.x() + placed.line().advance() * 20;
  }

  private static List<Placed> lines(Lettering lettering) {
    return lettering.block().lines();
  }

  @Test
  @Feature("TXT30")
  void without_a_reference_the_line_begins_at_the_middle_of_the_screen() {
    Lettering text = advanced("", "A line as long as it likes to be, there is no end of it at all");

    assertThat(lines(text)).hasSize(1);
    assertThat(lines(text).getFirst().x()).isCloseTo(320, within(1e-6));
    assertThat(lines(text).getFirst().baseline()).isCloseTo(180, within(1e-6));
    assertThat(endOf(lines(text).getFirst())).isGreaterThan(800);
    assertThat(text.box()).isEqualTo(new Box(320, 180, 0, 0));
  }

  @Test
  @Feature("TXT31")
  void one_line_that_is_too_long_ends_in_an_ellipsis() {
    Lettering text = advanced("reference=\"WWWWWW\"", "Hello World! and more");
    double right = 320 + widthOf("WWWWWW");

    assertThat(lines(text).getFirst().line().ink())
        .isEqualTo(lineOf(shortened("Hello World! and more", "WWWWWW")));
    assertThat(endOf(lines(text).getFirst())).isLessThanOrEqualTo(right + 1e-6);
  }

  @Test
  void one_line_that_fits_is_left_alone() {
    assertThat(lines(advanced("reference=\"WWWWWWWWWWWW\"", "Hello World!"))
            .getFirst()
            .line()
            .ink())
        .isEqualTo(lineOf("Hello World!"));
  }

  @Test
  @Feature("TXT32")
  void several_lines_wrap_by_word_and_the_last_ends_in_an_ellipsis() {
    Lettering text = advanced(
        "reference=\"WWWW&#10;WWWWWW&#10;WWWWWW\"", "Hello World! This text will be truncated");

    assertThat(lines(text)).hasSize(3);
    assertThat(lines(text).get(0).line().ink()).isEqualTo(lineOf("Hello"));
    assertThat(lines(text).get(1).line().ink()).isEqualTo(lineOf("World! This"));
    assertThat(lines(text).get(2).line().ink())
        .isEqualTo(lineOf(shortened("text will be truncated", "WWWWWW")));
    assertThat(lines(text).get(1).baseline() - lines(text).get(0).baseline())
        .isCloseTo(20 * (0.905 + 0.212), within(0.1));
  }

  /// The most characters that fit with an ellipsis, tried one after the other.
  private static String shortened(String words, String room) {
    for (int end = words.length(); end > 0; end--) {
      String tried = words.substring(0, end).strip() + "…";
      if (widthOf(tried) <= widthOf(room)) {
        return tried;
      }
    }
    return "";
  }

  private static Bounds lineOf(String words) {
    return lines(advanced("", words)).getFirst().line().ink();
  }

  @Test
  @Feature("TXT32")
  void a_word_that_is_too_long_for_a_line_is_broken_by_character() {
    Lettering text = advanced("reference=\"WWWW&#10;WWWW&#10;WWWWWW\"", "Donaudampfschiff ja");

    assertThat(lines(text)).hasSize(3);
    double width = widthOf("WWWW");
    double first = lines(text).get(0).line().advance() * 20;
    assertThat(first).isLessThanOrEqualTo(width);
    assertThat(first).isGreaterThan(width - widthOf("W"));
  }

  @Test
  @Feature("TXT33")
  void blanks_before_a_reference_line_move_its_room() {
    String reference = "reference=\"WWWWWW&#10;    WWWWWW\"";
    double indent = 4 * widthOf(" ");

    List<Placed> left = lines(advanced(reference, "Hello World! And so on"));
    List<Placed> right = lines(advanced(reference + " align=\"right\"", "Hello World! And so on"));

    assertThat(left.get(1).x() - left.get(0).x()).isCloseTo(indent, within(1e-3));
    assertThat(endOf(right.get(0)) - endOf(right.get(1))).isCloseTo(indent, within(1e-3));
  }

  @Test
  @Feature("TXT34")
  void lines_are_aligned_inside_their_room() {
    String reference = "reference=\"WWWWWWWWWW\" align=";
    double width = widthOf("WWWWWWWWWW");

    assertThat(lines(advanced(reference + "\"left\"", "Hi")).getFirst().x())
        .isCloseTo(320, within(1e-6));
    assertThat(endOf(lines(advanced(reference + "\"right\"", "Hi")).getFirst()))
        .isCloseTo(320, within(1e-3));
    Placed centred = lines(advanced(reference + "\"center\"", "Hi")).getFirst();
    assertThat((centred.x() + endOf(centred)) / 2).isCloseTo(320, within(1e-3));
    assertThat(centred.x()).isGreaterThan(320 - width / 2);
  }

  @Test
  @Feature("TXT35")
  void text_that_is_read_from_the_right_is_mirrored() {
    String reference = "reference=\"WWWWWWWWWWWW&#10;  WWWWWWWWWWWW\"";
    List<Placed> lines = lines(advanced(reference, HEBREW + " " + HEBREW + " " + HEBREW));

    assertThat(endOf(lines.get(0))).isCloseTo(320, within(1e-3));
    assertThat(endOf(lines.get(1))).isCloseTo(320 - 2 * widthOf(" "), within(1e-3));
    assertThat(
            lines(advanced(reference + " align=\"right\"", HEBREW)).getFirst().x())
        .isCloseTo(320, within(1e-3));
  }

  @Test
  void text_never_leaves_its_room() {
    String words = "Word wrap is the feature of breaking lines between and not within words";
    for (String reference : List.of("W", "i", "WW&#10;i&#10;WWWWW", "   WWW&#10;W")) {
      TextBlock block = advanced("reference=\"" + reference + "\"", words).block();
      double right = block.lines().stream()
          .map(AdvancedTextTest::endOf)
          .max(Comparator.naturalOrder())
          .orElse(0.0);
      assertThat(right).as(reference).isLessThanOrEqualTo(block.room().right() + 1e-3);
    }
  }

  @Test
  void line_breaks_in_the_document_are_blanks() {
    assertThat(lines(advanced("", "In text display,\n      line wrap"))
            .getFirst()
            .line()
            .ink())
        .isEqualTo(lineOf("In text display, line wrap"));
  }

  @Test
  @Feature("TXT36")
  void a_face_is_chosen_by_family_weight_style_and_stretch() {
    double usual = advanced("", "Hamburg").block().letters().width();
    double times = advanced("face=\"times\"", "Hamburg").block().letters().width();
    double bold = advanced("weight=\"bold\"", "Hamburg").block().letters().width();
    double narrow =
        advanced("stretch=\"condensed\"", "Hamburg").block().letters().width();

    assertThat(times).isLessThan(usual * 0.97);
    assertThat(bold).isGreaterThan(usual * 1.02);
    assertThat(narrow).isCloseTo(usual * 0.75, within(usual * 0.02));
    assertThat(lean(advanced("style=\"italic\"", "I"))).isGreaterThan(lean(advanced("", "I")) + 2);
  }

  private static double lean(Lettering letter) {
    return letter.block().letters().width();
  }
}
