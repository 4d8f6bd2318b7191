package io.kinora.media.publish;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.publish.Segments.Fragment;
import io.kinora.media.stream.ByteRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

  /// Fragments of 100 bytes, one behind the other.
  private static List<Fragment> fragments(String seconds) {
    var fragments = new ArrayList<Fragment>();
    double start = 0;
    for (String word : seconds.split(" ", -1)) {
      double length = Double.parseDouble(word);
      var bytes = new ByteRange(100L * fragments.size() + 50, 100);
      fragments.add(new Fragment(start, length, bytes, bytes));
      start += length;
    }
    return fragments;
  }

  @ParameterizedTest
  @CsvSource({
    "2 2 2 2, 4.000:200@50 4.000:200@250",
    "2.002 2.002 2.002 2.002, 4.004:200@50 4.004:200@250",
    "2 2 2, 4.000:200@50 2.000:100@250",
    "2 2 0.5, 4.500:300@50",
    "2 2 2 2 0.04, 4.000:200@50 4.040:300@250",
    "0.04, 0.040:100@50",
    "1.003 1.003 1.003 1.003 1.003, 4.012:400@50 1.003:100@450",
    "5 5, 5.000:100@50 5.000:100@150",
  })
  void fragments_make_segments_of_four_seconds(String seconds, String segments) {
    assertThat(Segments.of(fragments(seconds), 4).stream()
            .map(it -> String.format(Locale.ROOT, "%.3f:%s", it.seconds(), it.bytes()))
            .collect(joining(" ")))
        .isEqualTo(segments);
  }
}
