package io.kinora.engine.film;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the factory contract, section 9.
@Timeout(20)
class StatusPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "available",
        "^(available|error)$",
        ".*",
        "[a-z]+ed",
        "(a+)+$",
        "(?i)ERROR",
        "\\p{Lower}+",
        "queued|starting|downloading|info|generating|generated|uploading|available|error",
      })
  void what_is_found_quickly_is_taken(String regexp) {
    assertThat(StatusPattern.isOne(regexp)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "*", "a{", "\\"})
  void what_is_no_expression_is_not(String regexp) {
    assertThat(StatusPattern.isOne(regexp)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*#",
        "(){2000000000}",
        "(|||)(|||)(|||)(|||)(|||)(|||)(|||)(|||)(|||)(|||)(|||)(|||)(|||)(|||)(|||)(?!)",
      })
  void what_takes_for_ever_is_not(String regexp) {
    assertThat(StatusPattern.isOne(regexp)).isFalse();
  }

  @Test
  void what_is_deep_is_not() {
    assertThat(StatusPattern.isOne("(".repeat(100_000) + ")".repeat(100_000))).isFalse();
  }
}
