package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of docs/sxml/text.md.
class TextPageTest {

  private static final Pattern EXAMPLE = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

  static Stream<String> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(Path.of("docs/sxml/text.md")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_a_text_that_is_seen(String xml) {
    assertThat(FilmReader.read(xml).warnings())
        .extracting(Problem::rule)
        .doesNotContain("V05", "V06");

    PaintedText text = PaintedText.Setup.USUAL.at(2, 5).paint(xml);

    assertThat(text.lettering().typeset().missing()).isEmpty();
    assertThat(text.ink()).isGreaterThan(500);
  }
}
