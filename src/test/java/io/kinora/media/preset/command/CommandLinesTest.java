package io.kinora.media.preset.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the panda contract, section 9.
class CommandLinesTest {

  @Test
  void lines_end_at_breaks_at_the_two_letters_and_at_semicolons() {
    assertThat(CommandLines.of("a b\nc\\nd ; e;f\r\ng"))
        .containsExactly(
            List.of("a", "b"),
            List.of("c"),
            List.of("d"),
            List.of("e"),
            List.of("f"),
            List.of("g"));
  }

  @Test
  void quotes_hold_words_together() {
    assertThat(CommandLines.of("a 'b c;d' \"e 'f' \\\"g\\\"\" h'i'\\ j ''"))
        .containsExactly(List.of("a", "b c;d", "e 'f' \"g\"", "hi j", ""));
  }

  @Test
  void a_break_that_is_escaped_is_none() {
    assertThat(CommandLines.of("a \\\n b")).containsExactly(List.of("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a `b`",
        "a $(b)",
        "a \"$(b)\"",
        "a ${b}",
        "a | b",
        "a > b",
        "a < b",
        "a & b",
        "a && b",
        "a 'b",
        "a \"b",
        "a \\",
        " ; \n",
        "a \u0001b",
        "a '\u0000'"
      })
  void what_needs_a_shell_or_does_not_end_is_refused(String text) {
    assertThatThrownBy(() -> CommandLines.of(text)).isInstanceOf(RefusedCommandException.class);
  }

  @Test
  void there_are_limits() {
    assertThatThrownBy(() -> CommandLines.of("a\n".repeat(100)))
        .hasMessageContaining("more than 20 lines");
    assertThatThrownBy(() -> CommandLines.of("a ".repeat(1_000)))
        .hasMessageContaining("more than 400 words");
  }
}
