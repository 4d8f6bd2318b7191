package io.kinora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RenderCommandTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      wmv1        | OUT.mp4 | The profile 'wmv1' makes .wmv files: name the film 'OUT.wmv', not 'OUT.mp4'
      dvd-pal-4-3 | a.FLV   | The profile 'dvd-pal-4-3' makes .mpg files: name the film 'a.mpg', not 'a.FLV'
      special     | OUT.mp4 | There is no profile 'special'; write a size and a rate such as 640x360@25
      """)
  void a_film_that_no_player_would_open_is_refused_as_wrong_use(
      String profile, String out, String message) {
    var told = new StringWriter();

    int code = new CommandLine(new RenderCommand())
        .setErr(new PrintWriter(told))
        .execute("film.xml", out, "--profile", profile);

    assertThat(code).isEqualTo(2);
    assertThat(told.toString()).startsWith(message);
  }
}
