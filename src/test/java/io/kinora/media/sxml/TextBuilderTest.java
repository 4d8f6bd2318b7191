package io.kinora.media.sxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.TextStyle.Align;
import io.kinora.media.sxml.TextStyle.Direction;
import io.kinora.media.sxml.TextStyle.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the film language, section 9.
class TextBuilderTest {

  private static SceneNode.Text text(String attributes, String words) {
    Film film = FilmReader.read("<text " + attributes + ">" + words + "</text>");
    return (SceneNode.Text) film.body().steps().getFirst();
  }

  private static List<String> warnings(String attributes) {
    return FilmReader.read("<stack><text type=\"zone\" " + attributes + ">A</text></stack>")
        .warnings()
        .stream()
        .filter(problem -> !problem.rule().equals("V01"))
        .map(problem -> problem.rule() + " " + problem)
        .toList();
  }

  @Test
  void what_is_not_said_is_usual() {
    TextStyle style = text("type=\"zone\"", "A").style();

    assertThat(style.face())
        .isEqualTo(new TextStyle.Face("arial", Optional.empty(), 400, false, 1));
    assertThat(style.setting())
        .isEqualTo(new TextStyle.Setting(Align.CENTRE, Align.CENTRE, 1, false, Optional.empty()));
    assertThat(style.running())
        .isEqualTo(new TextStyle.Running(Direction.STATIC, Optional.empty()));
    assertThat(style.size()).isEmpty();
  }

  @Test
  void advanced_text_has_a_size_and_begins_where_reading_begins() {
    SceneNode.Text text = text("type=\"advanced\" reference=\"WW&#10;WW\"", "one\n  two\n\nthree");

    assertThat(text.style().kind()).isEqualTo(Kind.ADVANCED);
    assertThat(text.style().size()).contains(20.0);
    assertThat(text.style().setting().horizontal()).isEqualTo(Align.START);
    assertThat(text.style().setting().reference()).contains("WW\nWW");
    assertThat(text.words()).isEqualTo("one two three");
  }

  @ParameterizedTest
  @CsvSource({
    "'left,top', START, START",
    "'right,bottom', END, END",
    "bottom, CENTRE, END",
    "'justify,top', JUSTIFY, START",
    "'center, bottom', CENTRE, END"
  })
  void alignment_is_one_word_or_two(String align, Align horizontal, Align vertical) {
    TextStyle.Setting setting = text("align=\"" + align + "\"", "A").style().setting();

    assertThat(setting.horizontal()).isEqualTo(horizontal);
    assertThat(setting.vertical()).isEqualTo(vertical);
  }

  @Test
  void a_face_has_weight_slant_and_stretch() {
    TextStyle.Face face = text(
            "type=\"advanced\" face=\"times\" weight=\"900\" style=\"oblique\""
                + " stretch=\"extra-condensed\"",
            "A")
        .style()
        .face();

    assertThat(face).isEqualTo(new TextStyle.Face("times", Optional.empty(), 900, true, 0.625));
    assertThat(face.isBold()).isTrue();
  }

  @Test
  void a_font_may_be_the_address_of_a_file() {
    TextStyle.Face face =
        text("fontname=\"http://example.com/a.otf?x=1\"", "A").style().face();

    assertThat(face.file()).contains(new Position(1, 7));
  }

  @Test
  void a_font_that_nobody_knows_is_told() {
    assertThat(warnings("fontname=\"saddlebag\""))
        .containsExactly("V17 line 1, column 26: the font 'saddlebag' is drawn as Liberation Sans"
            + " Bold, unless the server has a folder with that font");
    assertThat(warnings("fontname=\"Times New Roman\"")).isEmpty();
  }

  @Test
  void words_that_are_not_understood_are_told() {
    assertThat(warnings("align=\"middle\"")).singleElement().asString().startsWith("V06 ");
    assertThat(warnings("weight=\"heavy\"")).singleElement().asString().startsWith("V17 ");
  }
}
