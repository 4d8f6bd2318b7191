package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.http.Ranges.Part;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each row of a table: the header `Range`, and what of a file of ten bytes is meant.
class RangesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0           | 0-0",
        "bytes=0-            | 0-9",
        "bytes=2-5           | 2-5",
        "BYTES=2-5           | 2-5",
        "bytes=7-99          | 7-9",
        "bytes=-3            | 7-9",
        "bytes=-99           | 0-9",
        "bytes=0-1, 4-5 ,-1  | 0-1 4-5 9-9",
        "bytes=0-1,20-30     | 0-1",
        "bytes=5-6,0-1       | 5-6 0-1",
        "bytes=10-           | unsatisfiable",
        "bytes=10-20,30-     | unsatisfiable",
        "bytes=-0            | unsatisfiable",
        "bytes=0-5,3-9       | whole",
        "bytes=0-,0-         | whole",
        "bytes=abc           | whole",
        "bytes=              | whole",
        "bytes=-             | whole",
        "bytes=5-2           | whole",
        "bytes=0-1,          | whole",
        "bytes=0-1,x         | whole",
        "bytes=1 - 2         | whole",
        "bytes 0-1           | whole",
        "items=0-1           | whole",
        "bytes=99999999999999999999- | whole",
        "bytes=0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7,8-8,9-9,0-0,1-1,2-2,3-3,4-4,5-5,6-6 | whole",
      })
  void a_header_names_stretches_or_is_ignored(String header, String meant) {
    assertThat(shown(Ranges.of(header, 10))).isEqualTo(meant);
  }

  @Test
  void of_an_empty_file_there_is_no_stretch() {
    assertThat(shown(Ranges.of("bytes=0-", 0))).isEqualTo("unsatisfiable");
  }

  @Test
  void without_a_header_everything_is_meant() {
    assertThat(shown(Ranges.of(null, 10))).isEqualTo("whole");
  }

  private static String shown(Ranges ranges) {
    return switch (ranges) {
      case Ranges.Whole() -> "whole";
      case Ranges.Unsatisfiable() -> "unsatisfiable";
      case Ranges.Parts(var parts) ->
        parts.stream().map(RangesTest::shown).collect(Collectors.joining(" "));
    };
  }

  private static String shown(Part part) {
    return part.first() + "-" + part.last();
  }
}
