package io.kinora.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EndedChildrenTest {

  private final AtomicLong sum = new AtomicLong(1_000);
  private final EndedChildren children = new EndedChildren(sum::get);

  @Test
  void a_program_that_ends_alone_gets_what_it_took() {
    sum.addAndGet(70);

    assertThat(children.takeShare(50, 90)).isEqualTo(70);
  }

  @Test
  void what_programs_took_that_ended_before_is_nobodys_share_any_more() {
    sum.addAndGet(70);
    children.takeShare(0, 100);
    sum.addAndGet(30);

    assertThat(children.takeShare(0, 100)).isEqualTo(30);
  }

  @Test
  void two_that_end_together_get_what_both_took_and_none_what_it_cannot_have_taken() {
    sum.addAndGet(70 + 500);

    long first = children.takeShare(50, 90);
    long second = children.takeShare(480, 600);

    assertThat(first).isEqualTo(90);
    assertThat(first + second).isEqualTo(570);
  }

  @Test
  void a_program_that_is_in_no_sum_gets_what_it_was_seen_to_take_and_takes_it_from_nobody() {
    long lost = children.takeShare(40, 60);
    sum.addAndGet(70);

    assertThat(lost).isEqualTo(40);
    assertThat(children.takeShare(50, 90)).isEqualTo(70);
  }
}
