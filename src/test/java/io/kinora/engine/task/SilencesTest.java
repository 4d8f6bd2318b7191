package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilencesTest {

  private static final Instant NOON = Instant.parse("2012-05-01T12:00:00Z");

  private long nanos;
  private final Silences silences = new Silences(() -> nanos);

  private static Execution execution(String id, Instant lastHeard) {
    return new Execution(
        NOON, new TaskInstance<>("task", id), true, "them", null, null, 0, lastHeard, 1);
  }

  private void pass(Duration length) {
    nanos += length.toNanos();
  }

  @Test
  void who_stays_silent_while_we_listen_is_dead() {
    assertThat(silences.isDead(execution("a", NOON))).isFalse();
    pass(Duration.ofSeconds(3));
    assertThat(silences.isDead(execution("a", NOON))).isTrue();
  }

  @Test
  void who_is_heard_of_meanwhile_lives_however_late_it_seems() {
    for (int second = 0; second < 60; second += 3) {
      assertThat(silences.isDead(execution("a", NOON.plusSeconds(second)))).isFalse();
      pass(Duration.ofSeconds(3));
    }
  }

  @Test
  void a_moment_is_too_short_to_listen() {
    assertThat(silences.isDead(execution("a", NOON))).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(silences.isDead(execution("a", NOON))).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(silences.isDead(execution("a", NOON))).isTrue();
  }

  @Test
  void each_is_listened_to_by_itself() {
    assertThat(silences.isDead(execution("a", NOON))).isFalse();
    pass(Duration.ofSeconds(3));
    assertThat(silences.isDead(execution("b", NOON))).isFalse();
    assertThat(silences.isDead(execution("a", NOON))).isTrue();
  }

  @Test
  void after_a_long_time_we_listen_anew() {
    assertThat(silences.isDead(execution("a", NOON))).isFalse();
    pass(Duration.ofMinutes(2));
    assertThat(silences.isDead(execution("a", NOON))).isFalse();
  }
}
