package io.kinora.media.sxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule with a document that breaks it and one that keeps it. Source: the film language,
/// section 18, and the rows VAL01 to VAL22 of section 19.
class ValidationRulesTest {

  private static final String PLAIN =
      "<effect type=\"none\" duration=\"3\"><image color=\"#112233\"/></effect>";

  private static String movie(String body) {
    return "<movie service=\"craftsman-1.0\"><body>" + body.replace("PLAIN", PLAIN)
        + "</body></movie>";
  }

  private static List<Problem> problemsOf(String document, Strictness strictness) {
    try {
      return FilmReader.read(document, strictness).warnings();
    } catch (InvalidFilmException invalid) {
      return invalid.problems();
    }
  }

  private static List<String> rulesOf(String document) {
    return problemsOf(document, Strictness.LENIENT).stream()
        .map(problem -> (problem.isError() ? "E " : "W ") + problem.rule())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      E V01 | <movie service="craftsman-1.0"><body>PLAIN</movie>             | <movie service="craftsman-1.0"><body>PLAIN</body></movie>
      E V01 | <film/>                                                        | <movie service="craftsman-1.0"><body>PLAIN</body></movie>
      W V01 | PLAIN                                                          | <movie service="craftsman-1.0"><body>PLAIN</body></movie>
      E V02 | <movie><body>PLAIN</body></movie>                              | <movie service="craftsman-1.0"><body>PLAIN</body></movie>
      E V02 | <movie service="craftsman-2"><body>PLAIN</body></movie>        | <movie service="craftsman-1.0"><body>PLAIN</body></movie>
      E V03 | <movie service="craftsman-1.0"/>                               | <movie service="craftsman-1.0"><body>PLAIN</body></movie>
      E V03 | <movie service="craftsman-1.0"><body>PLAIN</body><body>PLAIN</body></movie> | <movie service="craftsman-1.0"><head/><body>PLAIN</body></movie>
      W V04 | <movie service="craftsman-1.0"><title/><body>PLAIN</body></movie> | <movie service="craftsman-1.0"><head/><body>PLAIN</body></movie>
      W V19 | <movie service="craftsman-1.0"><head><filtercode>x</filtercode></head><body>PLAIN</body></movie> | <movie service="craftsman-1.0"><head/><body>PLAIN</body></movie>
      E V21 | <!DOCTYPE movie><movie service="craftsman-1.0"><body>PLAIN</body></movie> | <movie service="craftsman-1.0"><body>PLAIN</body></movie>
      E V01 | <movie service="craftsman-1.0"><body><text type="zone">&who;</text></body></movie> | <movie service="craftsman-1.0"><body><text type="zone">&amp;</text></body></movie>
      """)
  @Feature({"VAL01", "VAL02", "VAL03", "VAL04", "VAL19", "VAL21"})
  void a_document_is_held_against_the_rule(String rule, String bad, String good) {
    assertThat(rulesOf(bad.replace("PLAIN", PLAIN))).containsExactly(rule);
    assertThat(rulesOf(good.replace("PLAIN", PLAIN))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      E V03 | <sequence/>                                   | <sequence>PLAIN</sequence>
      W V04 | PLAIN<efect/>                                 | PLAIN<stack/>
      W V04 | <stack>PLAIN<transition/></stack>             | PLAIN<transition/>PLAIN
      W V05 | <text type="zone" alighn="left">a</text>      | <text type="zone" align="left">a</text>
      E V06 | <effect type="kenburn"><image color="#112233"/></effect> | <effect type="kenburns"><image color="#112233"/></effect>
      E V06 | <audio filename="a" volume="10.5"/>           | <audio filename="a" volume="10"/>
      E V06 | <audio filename="a" duck-others="1.1"/>       | <audio filename="a" duck-others="1"/>
      E V06 | <stack duration="-1"/>                        | <stack duration="1"/>
      E V06 | <stack><stack margin-end="-1"/></stack>       | <stack><stack margin-end="1"/></stack>
      W V06 | <sphere position="0,0,0,1">PLAIN</sphere>     | <sphere position="0, 0, 0">PLAIN</sphere>
      W V06 | <stack><animator type="custom"><key time="0" orient="0,0,0,1"/></animator></stack> | <stack><animator type="custom"><key time="0" orient="0,0,0"/></animator></stack>
      E V07 | <stack><animator/></stack>                    | <stack><animator type="grow"/></stack>
      E V07 | <widget/>                                     | <stack/>
      W V07 | <effect><image color="#112233"/></effect>     | PLAIN
      W V07 | <text>a</text>                                | <text type="legend">a</text>
      W V07 | <stack><text>a</text></stack>                 | <stack><widget type="w"><text>a</text></widget></stack>
      W V07 | PLAIN<transition/>PLAIN                       | PLAIN<transition type="crossfade"/>PLAIN
      W V07 | <stack>PLAIN<filter/></stack>                 | <stack>PLAIN<filter type="blur"/></stack>
      E V08 | <stack><stack margin-start="1" duration="1" margin-end="1"/></stack> | <stack><stack margin-start="1" duration="1"/></stack>
      E V08 | <stack><stack margin-both="1" margin-end="1"/></stack> | <stack><stack margin-both="1"/></stack>
      W V09 | <stack margin-start="1"/>                     | <stack><stack margin-start="1"/></stack>
      W V10 | <effect type="kenburns"><image color="#112233"/><image color="#112233"/></effect> | <effect type="sliding"><image color="#112233"/><image color="#112233"/></effect>
      W V10 | <effect type="sliding"/>                      | <effect type="sliding"><image color="#112233"/></effect>
      E V11 | <effect type="none"><image/></effect>         | <effect type="none"><image filename="a"/></effect>
      E V11 | <effect type="none"><video/></effect>         | <effect type="none"><video filename="a"/></effect>
      E V11 | <audio>a</audio>                              | <audio voice="julie">a</audio>
      E V12 | <stack><animator type="custom"><key pos="0,0,0"/></animator></stack> | <stack><animator type="custom"><key time="1" pos="0,0,0"/></animator></stack>
      E V12 | <stack><animator type="custom"><key time="0" pos="0,0,0"/><key time="1" scale="1,1,1"/></animator></stack> | <stack><animator type="custom"><key time="0" pos="0,0,0"/><key time="1" pos="1,1,1"/></animator></stack>
      W V13 | <transition type="move"/>PLAIN                | PLAIN<transition type="move"/>PLAIN
      W V13 | PLAIN<transition type="move"/>                | PLAIN<transition type="move"/>PLAIN
      W V13 | PLAIN<transition type="move"/><transition type="cube"/>PLAIN | PLAIN<transition type="move"/>PLAIN<transition type="cube"/>PLAIN
      W V14 | <stack duration=".."/>                        | <stack><stack duration=".."/>PLAIN</stack>
      W V14 | <stack><stack duration=".."/><stack duration=".."/></stack> | <stack><stack duration=".."/>PLAIN</stack>
      W V15 | PLAIN<transition type="circle" direction="left"/>PLAIN | PLAIN<transition type="cube" direction="left"/>PLAIN
      W V15 | PLAIN<transition type="cube" angle="90"/>PLAIN | PLAIN<transition type="move" angle="90"/>PLAIN
      W V15 | <stack><animator type="grow" direction="left"/></stack> | <stack><animator type="slide" direction="left"/></stack>
      W V15 | <effect type="none" direction="negative"><image color="#112233"/></effect> | <effect type="none" adapter="panoramicAdapter" direction="negative"><image color="#112233"/></effect>
      E V16 | <effect type="none"><image filename="a" width="12.5"/></effect> | <effect type="none"><image filename="a" width="12"/></effect>
      W V17 | <text type="zone" fontname="arail">a</text>   | <text type="zone" fontname="Times New Roman">a</text>
      W V17 | <stack><filter type="blurr"/></stack>         | <stack><filter type="blur"/></stack>
      W V17 | <stack><filter type="colormap" preset="sepi"/></stack> | <stack><filter type="colormap" preset="sepia"/></stack>
      W V17 | <audio voice="anna">a</audio>                 | <audio voice="paul">a</audio>
      W V17 | <widget type="w"/>                            | <stack/>
      W V19 | <stack><filter type="blur"><filtercode>a</filtercode></filter></stack> | <stack><filter type="blur"/></stack>
      """)
  @Feature({
    "ANI13", "EFF21", "TIM15", "VAL03", "VAL04", "VAL05", "VAL06", "VAL07", "VAL08", "VAL09",
    "VAL10", "VAL11", "VAL12", "VAL13", "VAL14", "VAL15", "VAL16", "VAL17", "VAL19"
  })
  void an_element_is_held_against_the_rule(String rule, String bad, String good) {
    assertThat(rulesOf(movie(bad))).containsOnlyOnce(rule);
    assertThat(rulesOf(movie(good))).isSubsetOf("W V07", "W V17");
    assertThat(rulesOf(movie(good))).doesNotContain(rule);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      <effect type="kenburn"><image color="#112233"/></effect>    | did you mean 'kenburns'?
      PLAIN<transition type="crosfade"/>PLAIN                     | did you mean 'crossfade'?
      <text type="zone" fontname="arail">a</text>                 | did you mean 'arial'?
      <text type="zone" alighn="left">a</text>                    | did you mean 'align'?
      <stack><overlai/></stack>                                   | did you mean 'overlay'?
      <stack><filter type="colormap" preset="sepi"/></stack>      | did you mean 'sepia'?
      """)
  @Feature("VAL05")
  void a_misspelt_name_is_answered_with_the_right_one(String body, String suggestion) {
    assertThat(problemsOf(movie(body), Strictness.LENIENT).toString()).contains(suggestion);
  }

  @Test
  void what_may_not_stand_somewhere_is_ignored_with_all_its_mistakes() {
    assertThat(rulesOf(movie("PLAIN<transition type=\"custom\"><stack/><image color=\"red\"/>"
            + "</transition>PLAIN")))
        .containsExactly("W V04");
    assertThat(rulesOf(movie("PLAIN<unknown duration=\"1ion.5\"/>"))).containsExactly("W V04");
  }

  @Nested
  class Strict {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "PLAIN<efect/>",
          "<text type=\"zone\" alighn=\"left\">a</text>",
          "<transition type=\"move\"/>PLAIN",
          "<stack margin-start=\"1\">PLAIN</stack>"
        })
    @Feature("DOC08")
    void what_is_a_warning_otherwise_is_an_error(String body) {
      assertThat(FilmReader.read(movie(body)).warnings()).isNotEmpty();
      assertThatThrownBy(() -> FilmReader.read(movie(body), Strictness.STRICT))
          .isInstanceOf(InvalidFilmException.class);
    }

    @Test
    void a_film_without_a_flaw_is_read_alike() {
      assertThat(FilmReader.read(movie("PLAIN"), Strictness.STRICT))
          .isEqualTo(FilmReader.read(movie("PLAIN")));
    }
  }

  @Nested
  class StrictAsTheSchemaOf2015 {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        V06 | <text type="advanced">a</text>
        V06 | <effect type="none" adapter="fitAdapter"><image color="#112233"/></effect>
        V06 | <stack>PLAIN<filter type="tint"/></stack>
        V05 | <effect type="none"><video filename="a" speed="2"/></effect>
        V05 | <stack>PLAIN<audio filename="a" duck-others="0.5"/></stack>
        V05 | <stack>PLAIN<audio filename="a" loop="true"/></stack>
        V05 | <stack><stack start="1"/>PLAIN</stack>
        V04 | <widget type="w"><image filename="a"/></widget>
        V04 | <sphere>PLAIN</sphere>
        V04 | PLAIN<transition type="custom"><stack>PLAIN</stack></transition>PLAIN
        """)
    @Feature("DOC09")
    void what_that_schema_has_not_is_refused_there_only(String rule, String body) {
      String film = movie(body);

      assertThat(FilmReader.read(film).body().steps()).isNotEmpty();
      assertThat(problemsOf(film, Strictness.STRICT_2015))
          .anyMatch(problem -> problem.isError()
              && problem.rule().equals(rule)
              && problem.text().startsWith("the schema of 2015 has no "));
      assertThat(problemsOf(film, Strictness.STRICT).toString()).doesNotContain("2015");
    }

    @Test
    void what_it_has_is_read() {
      String film = movie("PLAIN<transition type=\"move\" direction=\"left\"/>PLAIN");

      assertThat(FilmReader.read(film, Strictness.STRICT_2015).warnings()).isEmpty();
    }
  }
}
