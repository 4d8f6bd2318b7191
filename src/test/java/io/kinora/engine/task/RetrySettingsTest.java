package io.kinora.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetrySettingsTest {

  private final RetrySettings settings =
      new RetrySettings(10, 3, Duration.ofSeconds(1), Duration.ofSeconds(10));

  @Test
  void the_pause_doubles_with_each_failure() {
    assertThat(settings.pause(1, 0.5)).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.pause(2, 0.5)).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.pause(3, 0.5)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void the_pause_varies_by_half() {
    assertThat(settings.pause(2, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.pause(2, 1)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void no_pause_is_longer_than_the_longest() {
    assertThat(settings.pause(9, 1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.pause(400, 1)).isEqualTo(Duration.ofSeconds(10));
  }
}
