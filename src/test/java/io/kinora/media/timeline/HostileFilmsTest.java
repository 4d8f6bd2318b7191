package io.kinora.media.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.InvalidFilmException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents that somebody wrote to hurt the server are answered soon. Source: the film language,
/// rules V21 and V22.
class HostileFilmsTest {

  /// Each takes far less than a second; a busy machine may take long for all it does.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String PLAIN = "<effect type=\"none\"><image color=\"#112233\"/></effect>";

  private static String movie(String body) {
    return "<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>";
  }

  private static Timeline solved(String document) {
    return TimelineSolver.solve(
        FilmReader.read(document), _ -> Optional.of(Duration.ofSeconds(10)));
  }

  static Stream<Arguments> documents() {
    var laughs = new StringBuilder("<!DOCTYPE movie [<!ENTITY l0 \"ha\">");
    for (int index = 1; index < 10; index++) {
      laughs.append("<!ENTITY l").append(index).append(" \"");
      laughs.append(("&l" + (index - 1) + ";").repeat(10)).append("\">");
    }
    return Stream.of(
        Arguments.of("V21", laughs + "]>" + movie("<text type=\"zone\">&l9;</text>")),
        Arguments.of("V21", "<!DOCTYPE movie SYSTEM \"file:///etc/passwd\">" + movie(PLAIN)),
        Arguments.of("V22", "<stack>".repeat(100_000)),
        Arguments.of("V22", movie("<stack>".repeat(65) + "</stack>".repeat(65))),
        Arguments.of("V22", movie("<stack/>".repeat(480_000))),
        Arguments.of("V22", movie("<stack/>".repeat(1_000_000))),
        Arguments.of("V22", movie(PLAIN + ("<transition/>" + PLAIN).repeat(50_000))),
        Arguments.of("V22", movie("<transition/>".repeat(1_000_000))),
        Arguments.of(
            "V22",
            movie("<stack><animator type=\"custom\">"
                + "<key time=\"0\" pos=\"0,0,0\"/>".repeat(100_000) + "</animator></stack>")),
        Arguments.of(
            "V22", movie("<text type=\"zone\" fontname=\"" + "a".repeat(1 << 20) + "\">a</text>")),
        Arguments.of("V22", movie("<text type=\"zone\">" + "a ".repeat(1 << 20) + "</text>")),
        Arguments.of("V06", movie("<stack duration=\"1e30\"><stack duration=\"1e300\"/></stack>")),
        Arguments.of("V01", "<".repeat(1_000_000)),
        Arguments.of("V01", "&".repeat(1_000_000)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  @Feature({"VAL21", "VAL22"})
  void it_is_refused_with_the_rule_that_it_breaks(String rule, String document) {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> assertThatThrownBy(() -> FilmReader.read(document))
            .isInstanceOfSatisfying(
                InvalidFilmException.class,
                invalid -> assertThat(invalid.problems())
                    .anyMatch(it -> it.isError() && it.rule().equals(rule))
                    .hasSizeLessThan(300)));
  }

  /// What has as many elements as are allowed, and makes the most of them.
  static Stream<String> large() {
    String list = "1,".repeat(40_000) + "1";
    return Stream.of(
        movie(PLAIN + ("<transition/>" + PLAIN).repeat(3_000)),
        movie("<transition/>".repeat(9_000) + PLAIN),
        movie("<stack><animator type=\"custom\">" + "<key time=\"0\" pos=\"0,0,0\"/>".repeat(9_000)
            + "</animator></stack>"),
        movie("<stack><filter type=\"blur\" center=\"" + list + "\"/></stack>"),
        movie("<stack><filter type=\"blur\" who=\"" + list + "\"/></stack>"),
        movie("<text type=\"zone\" align=\"" + list + "\">a</text>"),
        movie(PLAIN + "<transition type=\"dualmove\" directions=\"" + list + "\"/>" + PLAIN),
        movie("<stack duration=\"..\">".repeat(60) + "</stack>".repeat(60)),
        movie("<sequence>".repeat(60) + "<stack duration=\"..\"/>" + "</sequence>".repeat(60)),
        movie("<sequence><stack duration=\"..\"/>".repeat(60) + "</sequence>".repeat(60)),
        movie("<effect type=\"sliding\">".repeat(30) + PLAIN + "</effect>".repeat(30)),
        movie("<sequence><effect type=\"sliding\"><stack/><stack/>".repeat(30)
            + "</effect></sequence>".repeat(30)));
  }

  @ParameterizedTest
  @MethodSource("large")
  @Feature("VAL22")
  void what_is_just_allowed_is_answered_soon(String document) {
    assertTimeoutPreemptively(
        PATIENCE, () -> assertThat(solved(document).length()).isPositive());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1080000", "43201", "1e9", "1e30", "8640000"})
  @Feature("VAL22")
  void a_film_of_more_than_twelve_hours_is_refused(String seconds) {
    assertThatThrownBy(() -> solved(movie("<stack duration=\"" + seconds + "\"/>")))
        .isInstanceOf(InvalidFilmException.class)
        .hasMessageContaining(": the film lasts ");
  }

  @Test
  void effects_that_multiply_inside_each_other_are_refused() {
    String many = "<effect type=\"sliding\">" + "<stack duration=\"9\"/>".repeat(150);

    assertThatThrownBy(() -> solved(movie(many.repeat(50) + "</effect>".repeat(50))))
        .isInstanceOf(InvalidFilmException.class)
        .hasMessageContaining(": the film lasts ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "1e-30"})
  void a_film_without_length_is_refused(String seconds) {
    assertThatThrownBy(() -> solved(movie("<stack duration=\"" + seconds + "\"/>")))
        .isInstanceOf(InvalidFilmException.class)
        .hasMessageEndingWith(": the film has no length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "INF", "-1", "1e999", "0x10", "１", ""})
  void what_is_no_number_is_no_length(String word) {
    assertThatThrownBy(() -> solved(movie("<stack duration=\"" + word + "\"/>")))
        .isInstanceOf(InvalidFilmException.class)
        .hasMessageContaining("expected a number of seconds");
  }

  /// Masters and slaves that wait for each other get the usual length.
  @Test
  void lengths_that_lean_on_each_other_have_an_end() {
    assertThat(solved(movie("<stack duration=\"..\"><sequence duration=\"..\">"
                + "<stack duration=\"..\"/></sequence></stack>"))
            .length())
        .isEqualTo(Duration.ofSeconds(5));
  }
}
