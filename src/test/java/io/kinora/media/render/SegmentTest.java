package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentTest {

  @Test
  void segments_follow_each_other_without_gap_and_hold_all_frames() {
    for (long frames : new long[] {1, 2, 149, 150, 151, 475, 9_001}) {
      long next = 0;
      for (Segment segment : Segment.of(frames, 25)) {
        assertThat(segment.firstFrame()).isEqualTo(next);
        assertThat(segment.frameCount()).isPositive();
        next += segment.frameCount();
      }
      assertThat(next).isEqualTo(frames);
    }
  }

  @Test
  void a_film_of_nineteen_seconds_has_three_segments_of_nearly_one_length() {
    assertThat(Segment.of(475, 25)).extracting(Segment::frameCount).containsExactly(158, 158, 159);
  }
}
