package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SegmentRunsTest {

  private static SegmentRuns runs(int segments, int threads) {
    return new SegmentRuns(segments, threads);
  }

  /// The numbers that threads get which ask in this order.
  private static List<Integer> dealt(SegmentRuns runs, int... threads) {
    var numbers = new ArrayList<Integer>();
    for (int thread : threads) {
      runs.next(thread).map(SegmentDealer.Turn::segment).ifPresent(numbers::add);
    }
    return numbers;
  }

  @Test
  void each_thread_has_neighbours() {
    assertThat(dealt(runs(4, 2), 0, 1, 0, 1)).containsExactly(0, 2, 1, 3);
  }

  @Test
  void who_has_ended_takes_the_last_of_the_longest_run() {
    assertThat(dealt(runs(7, 2), 0, 0, 0, 0, 1, 0, 1)).containsExactly(0, 1, 2, 6, 3, 5, 4);
  }

  @Test
  void every_segment_is_dealt_once() {
    SegmentRuns runs = runs(3, 4);

    assertThat(dealt(runs, 0, 0, 0, 0, 3)).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(runs.next(1)).isEqualTo(Optional.empty());
  }
}
