package io.kinora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.Feature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What the command tells, and with which exit code.
class CheckCommandTest {

  private static final String PLAIN =
      "<effect type=\"none\" duration=\"3\"><image color=\"#112233\"/></effect>";

  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String body, String... options) throws IOException {
    Path film = Files.writeString(
        folder.resolve("film.xml"),
        "<movie service=\"craftsman-1.0\"><body>\n" + body + "\n</body></movie>");
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Stream.concat(Arrays.stream(options), Stream.of(film.toString()))
            .toArray(String[]::new));
  }

  private String told(StringWriter writer) {
    return writer.toString().replace(folder.toString(), "").strip();
  }

  @Test
  void a_right_film_is_right() throws IOException {
    assertThat(check(PLAIN)).isZero();
    assertThat(told(out)).isEqualTo("/film.xml: right");
    assertThat(told(err)).isEmpty();
  }

  @Test
  void a_mistake_is_told_with_its_rule_and_place() throws IOException {
    assertThat(check("<effect type=\"kenburn\"/>")).isEqualTo(1);
    assertThat(told(err))
        .startsWith("/film.xml: error V06: line 2, column 9: the attribute 'type' of <effect> is"
            + " 'kenburn', expected one of none, kenburns,")
        .endsWith("(did you mean 'kenburns'?)");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      <stack><text type="zone" alighn="left">a</text></stack> | --without-files | 0 | warning V05
      <stack><text type="zone" alighn="left">a</text></stack> | --strict        | 1 | error V05
      <text type="advanced">a</text>                          | --without-files | 0 | ''
      <text type="advanced">a</text>                          | --strict-2015   | 1 | error V06
      <audio filename="a.mp3"/>                               | --without-files | 0 | ''
      """)
  void options_say_how_strictly_is_read(String body, String option, int code, String told)
      throws IOException {
    assertThat(check(body, option)).isEqualTo(code);
    assertThat(told(err)).contains(told);
  }

  @Test
  void two_ways_of_reading_at_once_are_wrong_use() throws IOException {
    assertThat(check(PLAIN, "--strict", "--strict-2015")).isEqualTo(2);
  }

  @Test
  @Feature({"VAL18", "VAL20"})
  void a_file_that_is_not_there_is_an_error_and_nothing_is_fetched() throws IOException {
    Files.createFile(folder.resolve("there.png"));

    assertThat(check("<effect type=\"none\"><image filename=\"there.png\"/></effect>"))
        .isZero();
    assertThat(check("""
        <effect type="none"><image filename="a.png"/></effect>
        <effect type="none"><image filename="http://example.com/b.png"/></effect>""")).isEqualTo(1);
    assertThat(told(err)).isEqualTo("""
        /film.xml: error V18: line 2, column 21: there is no image 'a.png' beside the film
        /film.xml: error V20: line 3, column 21: the image 'http://example.com/b.png' is not \
        fetched: put the file beside the film and name it, or list the address with its file""");
  }

  @Test
  @Feature("DOC07")
  void times_are_told_for_every_node() throws IOException {
    assertThat(check("""
        <stack>
          <sequence>
            <effect type="kenburns" duration="4"><image filename="a.png"/></effect>
            <transition type="move" duration="1"/>
            <effect type="none"><image filename="b.png"/></effect>
          </sequence>
          <text type="legend" margin-both="1">words</text>
          <audio filename="m.mp3" duration=".."/>
        </stack>""", "--times", "--without-files")).isZero();
    assertThat(out.toString().replace(folder.toString(), "")).isEqualTo("""
            0.000     8.000  body
            0.000     8.000    stack
            0.000     8.000      sequence
            0.000     4.000        effect kenburns
            0.000     4.000          image a.png
            3.000     1.000        transition move
            3.000     5.000        effect none
            3.000     5.000          image b.png
            1.000     6.000      text words
            0.000     8.000    sound m.mp3
        /film.xml: right
        """);
  }

  @Test
  void a_film_that_is_too_long_is_told_without_its_times_too() throws IOException {
    assertThat(check("<stack duration=\"1080000\"/>", "--without-files")).isEqualTo(1);
    assertThat(told(err))
        .contains("error V22: ", "the film lasts 300 hours, more than the 12 allowed");
  }

  @Test
  void machines_get_json() throws IOException {
    assertThat(check(
            "<stack margin-start=\"1\" duration=\"2\"/>", "--json", "--times", "--without-files"))
        .isZero();
    assertThat(told(out))
        .isEqualTo("{\"file\":\"/film.xml\",\"right\":true,\"problems\":[{\"severity\":\"warning\","
            + "\"rule\":\"V09\",\"line\":2,\"column\":1,\"text\":\"margins do not count in a"
            + " sequence\"}],\"duration\":2.0,\"times\":[{\"depth\":0,\"node\":\"body\","
            + "\"start\":0.0,\"duration\":2.0},{\"depth\":1,\"node\":\"stack\",\"start\":0.0,"
            + "\"duration\":2.0}],\"remarks\":[]}");
  }

  @Test
  void what_keeps_a_film_from_being_looked_into_is_in_the_json_too() throws IOException {
    Files.writeString(folder.resolve("a.png"), "no picture");

    assertThat(check("<overlay><image filename=\"a.png\"/></overlay>", "--json", "--times"))
        .isEqualTo(1);
    assertThat(told(out))
        .startsWith("{\"file\":\"/film.xml\",\"right\":false,\"problems\":[],\"failure\":")
        .contains("a.png");
  }

  @Test
  void a_definition_that_is_not_there_is_told() {
    int code = new CommandLine(new CheckCommand())
        .setErr(new PrintWriter(err))
        .execute(folder.resolve("none.xml").toString());

    assertThat(code).isEqualTo(1);
    assertThat(told(err)).isEqualTo("cannot read /none.xml");
  }
}
