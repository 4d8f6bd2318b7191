package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EngineTimeTest {

  private static final Instant NOON = Instant.parse("2012-05-01T12:00:00Z");

  private Instant ours = NOON.plusSeconds(240);
  private Instant theirs = NOON;

  private final EngineTime time = new EngineTime(() -> ours, () -> theirs, _ -> {});

  @Test
  void work_is_due_by_the_clock_of_the_database() {
    assertThat(time.executionNow()).isEqualTo(theirs);
    assertThat(time.now()).isEqualTo(ours);
    assertThat(time.ahead()).isEqualTo(Duration.ofMinutes(-4));
  }

  @Test
  void a_clock_that_was_set_is_found_at_the_next_measure() {
    ours = NOON.minusSeconds(600);

    time.measure();

    assertThat(time.executionNow()).isEqualTo(theirs);
  }

  @Test
  void a_slow_answer_of_the_database_is_no_clock_that_was_set() {
    theirs = NOON.plusMillis(900);

    time.measure();

    assertThat(time.executionNow()).isEqualTo(NOON);
  }
}
