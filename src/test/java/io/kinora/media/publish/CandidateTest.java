package io.kinora.media.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {

  /// One half of each grey.
  private static Candidate halves(double seconds, int left, int right) {
    var rgb = new byte[3 * 64];
    for (int at = 0; at < rgb.length; at++) {
      rgb[at] = (byte) (at < rgb.length / 2 ? left : right);
    }
    return new Candidate(seconds, rgb);
  }

  @Test
  void black_and_plain_frames_tell_nothing() {
    assertThat(halves(0, 0, 0).isTelling()).isFalse();
    assertThat(halves(0, 0, 30).isTelling()).isFalse();
    assertThat(halves(0, 255, 255).isTelling()).isFalse();
    assertThat(halves(0, 128, 132).isTelling()).isFalse();
    assertThat(halves(0, 40, 200).isTelling()).isTrue();
  }

  @Test
  void the_most_typical_of_the_telling_frames_is_chosen() {
    var chosen = Candidate.mostTypicalTelling(List.of(
        halves(0, 0, 0),
        halves(1, 0, 0),
        halves(2, 0, 0),
        halves(3, 10, 250),
        halves(4, 80, 160),
        halves(5, 80, 160)));

    assertThat(chosen).hasValueSatisfying(it -> assertThat(it.seconds()).isEqualTo(4));
  }

  /// Between two scenes stands a mix of both, which is nearer to the average than either.
  @Test
  void a_mix_of_two_scenes_is_not_typical() {
    var chosen = Candidate.mostTypical(
        List.of(halves(0, 40, 40), halves(1, 40, 40), halves(2, 40, 200), halves(3, 200, 200)));

    assertThat(chosen.seconds()).isZero();
  }

  @Test
  void where_no_frame_tells_anything_there_is_none() {
    assertThat(Candidate.mostTypicalTelling(List.of(halves(0, 0, 0), halves(1, 9, 9))))
        .isEmpty();
  }
}
