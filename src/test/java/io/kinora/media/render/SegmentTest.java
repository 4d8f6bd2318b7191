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
  void a_segment_has_a_frame_even_where_one_lasts_longer_than_a_segment() {
    assertThat(Segment.of(6, 0.1)).hasSize(6).extracting(Segment::frameCount).containsOnly(1);
  }

  @Test
  void a_film_has_as_much_for_four_cores_as_for_one() {
    assertThat(Segment.of(475, 25))
        .extracting(Segment::frameCount)
        .containsExactly(118, 119, 119, 119);
    assertThat(Segment.of(61 * 25, 25)).hasSize(12);
  }

  @Test
  void a_short_film_is_not_cut_small() {
    assertThat(Segment.of(4 * 25, 25)).hasSize(1);
    assertThat(Segment.of(6 * 25, 25)).hasSize(2);
  }
}
