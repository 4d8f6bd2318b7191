package io.kinora.media.render;

import static io.kinora.media.render.PaintedText.Setup.USUAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.infra.base.FailureException;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.render.text.FontFile;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the film language, section 9.4; the rows TXT05, TXT06, TXT37, DOC10.
class TextFontsTest {

  /// Where Debian has fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji.
  private static final Path NOTO = Path.of("/usr/share/fonts/truetype/noto");

  private static final String ADDRESS = "http://example.com/fonts/mine.ttf";

  @TempDir
  private Path folder;

  private static String zone(String font, String words) {
    return "<text type=\"zone\" fontsize=\"40\" fontname=\"" + font + "\">" + words + "</text>";
  }

  private Path fontFile(byte[] content) throws IOException {
    return Files.write(folder.resolve("font"), content);
  }

  private static byte[] serif() throws IOException {
    try (InputStream in =
        TextFontsTest.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static double ink(String font, String words) {
    return PaintedText.of(zone(font, words)).ink();
  }

  @Nested
  class Names {

    @ParameterizedTest
    @CsvSource({"Arial Bold, arialbold", "Times New Roman, timesnewroman", "COURIERNEW, couriernew"
    })
    @Feature("TXT05")
    void names_are_compared_without_case_and_blanks(String written, String name) {
      assertThat(PaintedText.of(zone(written, "Ag")).rgba())
          .isEqualTo(PaintedText.of(zone(name, "Ag")).rgba());
    }

    @Test
    @Feature("TXT05")
    void each_family_has_its_own_letters() {
      double[] widths = Arrays.stream(
              new String[] {"arial", "arialbold", "timesnewroman", "couriernew", "verdana"})
          .mapToDouble(font -> PaintedText.of(zone(font, "Hamburg")).inkBox().width())
          .toArray();

      assertThat(Arrays.stream(widths).distinct().count()).isEqualTo(widths.length);
    }

    @Test
    void letters_are_kerned() {
      double together = USUAL.lettering(zone("arial", "AVAV")).block().letters().width();
      double apart = USUAL.lettering(zone("arial", "AAVV")).block().letters().width();

      assertThat(together).isLessThan(apart - 5);
    }
  }

  @Nested
  class FilesOfTheFilm {

    @Test
    void a_font_is_a_file_of_the_film() {
      assertThat(PaintedText.files(zone(ADDRESS, "A")))
          .extracting(FileNames.Named::filename, FileNames.Named::kind)
          .containsExactly(tuple(ADDRESS, FileNames.Kind.FONT));
      assertThat(PaintedText.files(zone("coolvetica.TTF", "A"))).hasSize(1);
      assertThat(PaintedText.files(zone("arial", "A"))).isEmpty();
    }

    @Test
    @Feature("TXT06")
    void its_letters_are_those_of_the_file() throws IOException {
      TextPainter painter = PaintedText.PAINTER.with(Map.of(ADDRESS, fontFile(serif())));

      assertThat(USUAL.with(painter).paint(zone(ADDRESS, "Ag&amp;")).rgba())
          .isEqualTo(PaintedText.of(zone("timesnewroman", "Ag&amp;")).rgba());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a font at all, really", "wOF2 with a lot of bytes behind it"})
    void a_file_that_is_no_font_is_told_by_its_address(String content) throws IOException {
      Path file = fontFile(content.getBytes(UTF_8));

      assertThatThrownBy(() -> FontFile.check(file, ADDRESS))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("File '" + ADDRESS + "' is not a valid font file");
    }

    @Test
    void a_font_that_was_cut_is_told() throws IOException {
      Path file = fontFile(Arrays.copyOf(serif(), 100_000));

      assertThatThrownBy(() -> FontFile.check(file, ADDRESS)).hasMessageContaining("it is cut");
    }

    @Test
    void a_font_that_is_too_large_is_told() throws IOException {
      Path file = fontFile(new byte[(20 << 20) + 1]);

      assertThatThrownBy(() -> FontFile.check(file, ADDRESS)).hasMessageContaining("too large");
    }

    /// Whatever is in it: letters, a failure in words, but never the end of the process.
    @Test
    void damaged_fonts_do_no_harm() throws IOException {
      byte[] sound = serif();
      var chance = new Random(7);
      for (int round = 0; round < 60; round++) {
        byte[] damaged = sound.clone();
        for (int time = 0; time < 1 << round % 12; time++) {
          damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(256);
        }
        TextPainter painter = PaintedText.PAINTER.with(Map.of(ADDRESS, fontFile(damaged)));
        try {
          assertThat(USUAL
                  .with(painter)
                  .paint(zone(ADDRESS, "Hamburg &amp; so on"))
                  .rgba())
              .isNotEmpty();
        } catch (FailureException told) {
          assertThat(told).hasMessageContaining(ADDRESS);
        }
      }
    }
  }

  @Nested
  class Scripts {

    @ParameterizedTest
    @ValueSource(
        strings = {"Ελληνικά", "русский", "עִבְרִית", "العربية", "汉语", "漢語", "日本人ひらがなカタカナ", "→ ✓ ♥"
        })
    @Feature({"DOC10", "TXT37"})
    void what_the_face_lacks_another_one_has(String words) {
      Lettering text = USUAL.lettering(zone("timesnewroman", words));

      assertThat(text.typeset().missing()).isEmpty();
      assertThat(text.block().letters().isEmpty()).isFalse();
    }

    @Test
    @Feature({"DOC10", "TXT37"})
    void scripts_stand_in_one_line_in_the_order_in_which_they_are_read() {
      double whole =
          USUAL.lettering(zone("arial", "abc עברית 汉语")).block().letters().width();
      double parts = USUAL.lettering(zone("arial", "abc")).block().letters().width()
          + USUAL.lettering(zone("arial", "עברית")).block().letters().width()
          + USUAL.lettering(zone("arial", "汉语")).block().letters().width();

      assertThat(whole).isGreaterThan(parts);
    }

    @Test
    void arabic_letters_are_joined() {
      double joined = USUAL.lettering(zone("arial", "بببب")).block().letters().width();
      double apart = USUAL.lettering(zone("arial", "ب ب ب ب")).block().letters().width();

      assertThat(joined).isLessThan(apart * 0.6);
    }

    @Test
    void a_character_that_no_font_has_is_told_and_left_out() {
      Lettering text = USUAL.lettering(zone("arial", "A\uD808\uDC00B"));

      assertThat(text.typeset().missing())
          .singleElement()
          .asString()
          .contains("U+12000")
          .contains("arial");
      assertThat(text.block().letters())
          .isEqualTo(USUAL.lettering(zone("arial", "AB")).block().letters());
    }

    @Test
    void a_folder_of_the_operator_has_emoji_in_their_colours() {
      assumeTrue(
          Files.exists(NOTO.resolve("NotoColorEmoji.ttf")),
          "fonts-noto-color-emoji is not installed");
      var painter = new TextPainter(TestMedia.CACHE, Optional.of(NOTO));

      PaintedText text = USUAL.with(painter).paint(zone("arial", "😀"));

      Box ink = text.inkBox();
      int x = (int) (ink.left() + ink.width() / 2);
      assertThat(text.part(x, (int) ink.top() + 8, 0)).isGreaterThan(200);
      assertThat(text.part(x, (int) ink.top() + 8, 2)).isLessThan(120);
    }
  }

  @Test
  void ink_grows_with_the_weight() {
    assertThat(ink("arialbold", "Hamburg")).isGreaterThan(1.2 * ink("arial", "Hamburg"));
  }
}
