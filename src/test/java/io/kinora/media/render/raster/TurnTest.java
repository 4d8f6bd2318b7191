package io.kinora.media.render.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TurnTest {

  @Test
  void a_direction_is_nearly_exact_all_around() {
    for (double angle = 0; angle < 360; angle += 0.37) {
      double radians = Math.toRadians(angle);

      double turn = Turn.of(700 * Math.sin(radians), 700 * Math.cos(radians));

      assertThat(turn).as("at %s", angle).isCloseTo(angle / 360, within(4e-6));
    }
  }

  @Test
  void a_distance_is_looked_up_between_the_steps_of_a_table() {
    Ring ring = Ring.of(100, radius -> Math.sin(radius / 10));

    for (float radius = 0; radius < 100; radius += 0.13f) {
      assertThat(ring.at(radius)).isCloseTo((float) Math.sin(radius / 10), within(1e-3f));
    }
  }
}
