package io.kinora.media.sxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A skin is a film around another one. Source: the film language, section 15.
class SkinTest {

  private static final String FILM = "<movie service=\"craftsman-1.0\"><body>"
      + "<effect type=\"none\" duration=\"2\"><image color=\"#ff0000\"/></effect></body></movie>";

  private static String skin(String body) {
    return "<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>";
  }

  private static Film read(String body) {
    return FilmReader.read(skin(body), FILM, Strictness.LENIENT);
  }

  @Test
  @Feature("DOC11")
  void a_film_stands_where_its_skin_has_a_place_for_it() {
    String around = "<stack>%s<overlay duration=\"1\"><image color=\"#00ff00\"/></overlay></stack>"
        + "<effect type=\"none\"><image color=\"#0000ff\"/></effect>";
    String inside = "<sequence><effect type=\"none\" duration=\"2\"><image color=\"#ff0000\"/>"
        + "</effect></sequence>";

    assertThat(read(around.formatted("\n  {{user_movie}}\n")).body().steps())
        .isEqualTo(FilmReader.read(skin(around.formatted(inside))).body().steps());
  }

  @Test
  void a_fragment_fits_into_a_fragment() {
    String effect = "<effect type=\"none\"><image color=\"#0000ff\"/></effect>";

    assertThat(FilmReader.read("{{user_movie}}" + effect, effect, Strictness.LENIENT)
            .body()
            .steps())
        .isEqualTo(FilmReader.read("<sequence>" + effect + "</sequence>" + effect)
            .body()
            .steps());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<stack/>",
        "{{user_movie}}{{user_movie}}",
        "<stack>{{user_movie}}</stack>{{user_movie}}",
      })
  void there_is_exactly_one_place(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(InvalidFilmException.class)
        .hasMessageContaining("{{user_movie}}, expected exactly one");
  }

  @Test
  void a_film_cannot_break_out_of_its_place() {
    String film = "<stack/></stack><stack>";

    assertThatThrownBy(
            () -> FilmReader.read(skin("<stack>{{user_movie}}</stack>"), film, Strictness.LENIENT))
        .isInstanceOf(InvalidFilmException.class)
        .hasMessageContaining("not well-formed");
  }

  @Test
  void without_a_skin_the_words_mean_nothing() {
    assertThat(FilmReader.read(skin("<stack>{{user_movie}}</stack>")).body().steps())
        .isEqualTo(FilmReader.read(skin("<stack></stack>")).body().steps());
  }
}
