package io.kinora.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

  private static List<Optional<Duration>> plan(double chance) {
    return IntStream.rangeClosed(1, 10)
        .mapToObj(failures -> RetryPlan.pauseAfter(failures, chance))
        .toList();
  }

  /// Section 17.
  @Test
  void news_is_tried_ten_times_in_three_days_and_then_given_up() {
    assertThat(plan(0))
        .containsExactly(
            Optional.of(Duration.ofSeconds(5)),
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(Duration.ofMinutes(30)),
            Optional.of(Duration.ofHours(2)),
            Optional.of(Duration.ofHours(5)),
            Optional.of(Duration.ofHours(10)),
            Optional.of(Duration.ofHours(14)),
            Optional.of(Duration.ofHours(20)),
            Optional.of(Duration.ofHours(24)),
            Optional.empty());
  }

  @Test
  void a_pause_is_up_to_a_fifth_longer() {
    assertThat(plan(1).getFirst()).contains(Duration.ofSeconds(6));
    assertThat(plan(0.5).getFirst()).contains(Duration.ofMillis(5_500));
  }
}
