package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.Problem;
import io.kinora.media.timeline.TimelineSolver;
import io.kinora.media.timeline.TimelineText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What stands in for widgets, whose library is lost. Source: the film language, section 14.
class WidgetTest {

  private static final String RED = "<image color=\"#C00000\"/>";
  private static final String BLUE = "<image color=\"#0000C0\"/>";

  private static String timesOf(String body) {
    return TimelineText.of(TimelineSolver.solve(
        FilmReader.read(body),
        name -> name.endsWith(".mp3") ? Optional.of(Duration.ofSeconds(60)) : Optional.empty()));
  }

  private static List<String> warningsOf(String body) {
    return FilmReader.read("<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>")
        .warnings()
        .stream()
        .map(Problem::text)
        .toList();
  }

  @Test
  @Feature("OBJ04")
  void an_unknown_widget_shows_its_pictures_one_after_another_with_its_words() {
    String widget = "<widget type=\"acme.intro\">" + RED + "<text>mmmmmmmmmmmm</text>" + BLUE
        + "<text>iiiiiiiiiiii</text></widget>";
    var film = SmallFilm.of(widget);

    film.drawn(1).hasColour(80, 20, "C00000");
    film.drawn(4.5).hasColour(80, 20, "600060");
    film.drawn(8).hasColour(80, 20, "0000C0");
    film.drawn(1).hasColour(4, 86, "600000");
    assertThat(brightest(film.drawn(1))).isGreaterThan(120);
    assertThat(film.timeline().length()).isEqualTo(Duration.ofSeconds(9));
    assertThat(warningsOf(widget))
        .containsExactly(
            "the widget 'acme.intro' is not known; its pictures and texts are shown" + " plainly");
  }

  private static int brightest(Pixels drawn) {
    int brightest = 0;
    for (int x = 40; x < 120; x++) {
      for (int y = 81; y < 90; y++) {
        brightest = Math.max(brightest, drawn.luma(x, y));
      }
    }
    return brightest;
  }

  @Test
  @Feature("OBJ04")
  void its_pictures_fit_into_a_length_that_is_given() {
    assertThat(timesOf("<widget type=\"w\" duration=\"5\"><image filename=\"a.png\"/>"
            + "<image filename=\"b.png\"/></widget>"))
        .isEqualTo("""
            0.000 - 3.000  a.png
            2.000 - 3.000  crossfade
            2.000 - 5.000  b.png
            """);
  }

  @Test
  @Feature("OBJ05")
  void a_style_is_read_and_changes_nothing() {
    String style = "<style layer=\"comp:layer\" color=\"#FF000080\" visible=\"false\"/>";
    String with = "<widget type=\"w\">" + style + RED + "</widget>";
    String without = "<widget type=\"w\">" + RED + "</widget>";

    assertThat(SmallFilm.of(with).at(1)).isEqualTo(SmallFilm.of(without).at(1));
    assertThat(warningsOf(with)).isEqualTo(warningsOf(without));
  }

  @Test
  @Feature("OBJ06")
  void a_theme_is_a_slide_show_with_captions_and_music() {
    assertThat(timesOf("""
            <widget type="director.theme.plain">
              <track type="video">
                <image filename="a.png"><track type="caption"><text>one</text></track></image>
                <text>between</text>
                <image filename="b.png"/>
              </track>
              <track type="audio"><audio filename="m.mp3"/></track>
            </widget>""")).isEqualTo("""
            0.000 - 5.000  a.png
            0.000 - 5.000  text one
            4.000 - 5.000  crossfade
            4.000 - 9.000  text between
            8.000 - 9.000  crossfade
            8.000 - 13.000  b.png
            0.000 - 13.000  sound m.mp3
            """);
  }

  @Test
  @Feature("ANI17")
  void a_widget_moves_as_a_whole() {
    var film = SmallFilm.of("<widget type=\"w\">" + RED
        + "<animator type=\"slide-in\" direction=\"left\" duration=\"2\"/></widget>");

    film.drawn(1).hasColour(120, 45, "C00000");
    film.drawn(1).hasColour(40, 45, "000000");
  }
}
