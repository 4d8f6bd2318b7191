package io.kinora.media.sxml;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is a film and what is not. Source: the film language, section 18.
class FilmReaderTest {

  private static String problemsOf(String document) {
    try {
      return FilmReader.read(document).warnings().stream()
          .map(problem -> "warning " + problem.rule() + " " + problem)
          .collect(joining("\n"));
    } catch (InvalidFilmException invalid) {
      return invalid.problems().stream()
          .map(problem ->
              (problem.isError() ? "error " : "warning ") + problem.rule() + " " + problem)
          .collect(joining("\n"));
    }
  }

  private static String movie(String body) {
    return "<movie service=\"craftsman-1.0\">\n<body>\n" + body + "\n</body>\n</movie>";
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      <movie/>                                        | error V02 line 1, column 1: <movie> needs the attribute 'service', expected 'craftsman-1.0'
      <movie service="slideshow-1.0"><body/></movie>  | error V02 line 1, column 8: the older language 'slideshow-1.0' is not supported, expected 'craftsman-1.0'
      <movie service="other"><body/></movie>          | error V02 line 1, column 8: the service is 'other', expected 'craftsman-1.0'
      <movie service="craftsman-1.0"/>                | error V03 line 1, column 1: <movie> has no <body>
      <film/>                                         | error V01 line 1, column 1: the root is <film>, expected <movie>
      ``                                              | error V01 line 1, column 1: the document is empty, expected <movie>
      """)
  @Feature("DOC01")
  void a_document_that_is_no_film_is_told_apart(String document, String problem) {
    assertThat(problemsOf(document)).startsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      <effect type="none" duration="abc"><image color="#ff0000"/></effect> | error V06 line 3, column 21: the attribute 'duration' of <effect> is 'abc', expected a number of seconds, 0 or more, or '..' for as long as the parent
      <effect type="none" duration="-1"><image color="#ff0000"/></effect>  | error V06 line 3, column 21: the attribute 'duration' of <effect> is '-1', expected a number of seconds, 0 or more, or '..' for as long as the parent
      <effect type="nonne"><image color="#ff0000"/></effect>               | error V06 line 3, column 9: the attribute 'type' of <effect> is 'nonne', expected one of none, kenburns, explode, flower, panel, rectangles, slice, diving, rotator, sliding, square
      <effect type="none"><image color="red"/></effect>                    | error V06 line 3, column 28: the attribute 'color' of <image> is 'red', expected a colour as #RRGGBB or #RRGGBBAA
      <effect type="none"><image width="1.5" color="#ff0000"/></effect>    | error V16 line 3, column 28: the attribute 'width' of <image> is '1.5', expected a whole number
      <audio filename="a.mp3" volume="11"/>                                | error V06 line 3, column 25: the attribute 'volume' of <audio> is '11', expected a number from 0 to 10
      <effect type="none"><image/></effect>                                | error V11 line 3, column 21: <image> needs 'filename', 'color' or type 'map'
      <effect type="none"><video/></effect>                                | error V11 line 3, column 21: <video> needs 'filename'
      <stack><audio/></stack>                                              | error V11 line 3, column 8: <audio> needs 'filename' or 'voice'
      <sequence></sequence>                                                | error V03 line 3, column 1: <sequence> is empty
      <stack><overlay margin-start="1" duration="2" margin-end="1"/></stack> | error V08 line 3, column 8: <overlay> has margin-start, duration and margin-end together
      <stack><overlay margin-both="1" duration="2"/></stack>               | error V08 line 3, column 8: <overlay> has margin-both together with a duration or another margin
      <text type="zone" fontsise="3">x</text>                              | warning V05 line 3, column 19: <text> has no attribute 'fontsise' (did you mean 'fontsize'?); it is ignored
      <efect type="none"/>                                                 | warning V04 line 3, column 1: there is no element <efect> (did you mean 'effect'?); it is ignored
      <text type="zone"><animator type="custom"><key time="0" pos="0,0,0"/><key time="1"/></animator>x</text> | error V12 line 3, column 70: all <key> of one <animator> must have the same attributes
      <text type="zone"><animator/>x</text>                                | error V07 line 3, column 19: <animator> needs the attribute 'type'
      """)
  @Feature({"ANI13", "TIM15"})
  void a_mistake_is_told_with_its_place_and_what_was_expected(String body, String problem) {
    assertThat(problemsOf(movie(body)).lines()).anyMatch(line -> line.startsWith(problem));
  }

  @Test
  @Feature("VAL17")
  void an_unknown_voice_is_told_and_an_engine_may_have_any_name() {
    assertThat(problemsOf(movie("<audio voice=\"acme:julie\">Hello.</audio>"))).isEmpty();
    assertThat(problemsOf(movie("<audio voice=\"acme:anna\">Hello.</audio>")))
        .isEqualTo("warning V17 line 3, column 1: the voice 'acme:anna' is none of julie, paul,"
            + " kate, neobridget, neovioleta, crystal, mike, rosa, alberto; 'neospeech:julie'"
            + " speaks unless the speech program knows it");
  }

  @Test
  void a_voice_that_would_be_an_option_is_never_asked_for() {
    Film film = FilmReader.read(movie("<audio voice=\"--help\">Hello.</audio>"));

    assertThat(film.warnings()).hasSize(1);
    assertThat(FileNames.spokenIn(film))
        .containsExactly(new SoundSource.Speech("neospeech:julie", "Hello."));
  }

  @Test
  void words_to_speak_have_a_limit() {
    assertThat(problemsOf(movie("<audio voice=\"julie\">" + "word ".repeat(1_001) + "</audio>")))
        .contains("error V22")
        .contains("longer than 5000 characters");
  }

  @Test
  void broken_xml_is_told_with_its_place() {
    assertThat(problemsOf("<movie service=\"craftsman-1.0\">\n<body>\n</movie>"))
        .startsWith("error V01 line 3, column ")
        .contains("not well-formed")
        .contains("body");
  }

  @Test
  void several_mistakes_are_told_at_once() {
    assertThat(problemsOf(movie("""
            <effect type="none" duration="x"><image color="y"/></effect>""")).lines()).hasSize(2);
  }

  @Test
  @Feature("DOC02")
  void a_fragment_is_a_film_as_if_it_were_wrapped() {
    String fragment = "<effect type=\"none\" duration=\"2\"><image color=\"#ff0000\"/></effect>";

    Film wrapped = FilmReader.read(movie(fragment));
    Film bare = FilmReader.read(fragment);

    assertThat(bare.body()).isEqualTo(wrapped.body());
    assertThat(bare.warnings()).hasSize(1);
  }

  @Test
  void a_declared_encoding_does_not_shift_places() {
    assertThat(problemsOf("<?xml version=\"1.0\" encoding=\"latin1\"?>\n<film/>"))
        .startsWith("error V01 line 2, column 1");
  }

  @Test
  void document_types_and_entities_are_refused() {
    String bomb = """
        <!DOCTYPE movie [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <movie service="craftsman-1.0"><body><text type="zone">&b;</text></body></movie>""";

    String refused = "document types and entities are not allowed";
    assertThat(problemsOf(bomb)).isEqualTo("error V21 line 1, column 1: " + refused);
    assertThat(problemsOf(
            "<?xml version=\"1.0\"?>\n <!DOCTYPE movie SYSTEM \"http://h/a.dtd\">\n" + "<movie/>"))
        .isEqualTo("error V21 line 2, column 2: " + refused);
    assertThat(problemsOf("<movie service=\"craftsman-1.0\"><body><text type=\"zone\">&x;</text>"
            + "</body></movie>"))
        .startsWith("error V01");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      duration="NaN"          | error V06
      duration="Infinity"     | error V06
      duration="1e400"        | error V06
      margin-start="-1"       | error V06
      """)
  void numbers_that_are_none_are_refused(String attribute, String problem) {
    String film = movie("<stack><effect type=\"none\" " + attribute
        + "><image color=\"#ff0000\"/></effect></stack>");

    assertThat(problemsOf(film)).contains(problem);
    assertThat(
            problemsOf(film.replaceAll("\"[-\\w]+\"><image", "\"" + "9".repeat(400) + "\"><image")))
        .contains("error V06");
  }

  @Test
  void an_end_that_is_not_the_documents_own_is_broken_xml() {
    String effect = "<effect type=\"none\"><image color=\"#ff0000\"/></effect>";

    assertThat(problemsOf(effect + "</r>")).startsWith("error V01");
    assertThat(problemsOf(effect + "</r><r>" + effect)).startsWith("error V01");
  }

  @Test
  void depth_and_count_have_limits() {
    assertThat(problemsOf("<stack>".repeat(100_000))).startsWith("error V22");
    assertThat(problemsOf(
            movie("<effect type=\"none\"><image color=\"#ff0000\"/></effect>".repeat(6_000))))
        .startsWith("error V22");
    assertThat(problemsOf(movie("<text type=\"zone\">" + "x".repeat(10_001) + "</text>")))
        .startsWith("error V22");
    assertThat(problemsOf(" ".repeat(DocumentReader.CHARACTERS_MAX + 1))).startsWith("error V22");
  }

  @Test
  void numbers_are_read_as_people_write_them() {
    Film film = FilmReader.read(movie("""
        <effect type="none" duration=".5"><image color="#ff000080"/></effect>
        <effect type="none" duration="1e1"><image color="#FF0000"/></effect>"""));

    assertThat(film.body().steps()).hasSize(2);
    assertThat(((SceneNode.Effect) film.body().steps().getFirst()).timing().length())
        .isEqualTo(new Timing.Length.Fixed(Duration.ofMillis(500)));
  }

  @Test
  void the_first_error_is_the_message() {
    assertThatThrownBy(() -> FilmReader.read("<film/>"))
        .isInstanceOf(InvalidFilmException.class)
        .hasMessage("line 1, column 1: the root is <film>, expected <movie>");
  }

  @Test
  @Feature("DOC03")
  void code_of_filters_is_told_and_never_run() {
    String body = "<body><effect type=\"none\"><image color=\"#ff0000\"/></effect></body></movie>";
    String with = "<movie service=\"craftsman-1.0\"><head><filtercode name=\"f\">void main() {}"
        + "</filtercode></head>" + body;

    assertThat(problemsOf(with)).startsWith("warning V19 line 1").hasLineCount(1);
    assertThat(FilmReader.read(with).body().steps())
        .isEqualTo(
            FilmReader.read("<movie service=\"craftsman-1.0\">" + body).body().steps());
  }
}
