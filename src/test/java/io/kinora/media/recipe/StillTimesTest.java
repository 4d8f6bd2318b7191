package io.kinora.media.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.recipe.Recipe.Pick;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Source: the flixcloud contract, section 8.
class StillTimesTest {

  private static final Span SPAN = new Span(2, 10, false);

  @Test
  void one_picture_of_the_first_frame_that_is_not_black_where_nothing_is_said() {
    var pick = new Pick(
        OptionalInt.empty(),
        0,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Recipe.Also.NOTHING);

    StillTimes times = StillTimes.of(pick, SPAN, List.of(4.0));

    assertThat(times.isFirstNotBlack()).isTrue();
    assertThat(times.seconds()).containsExactly(2.0);
  }

  @Test
  void so_many_are_spread_evenly_over_the_part_that_is_used() {
    var pick = new Pick(
        OptionalInt.of(5), 0, OptionalDouble.empty(), OptionalDouble.empty(), Recipe.Also.NOTHING);

    assertThat(StillTimes.of(pick, SPAN, List.of(4.0)).seconds())
        .containsExactly(3.0, 5.0, 7.0, 9.0, 11.0);
  }

  @Test
  void one_in_so_many_seconds_and_the_very_first_and_cue_points_besides() {
    var pick = new Pick(
        OptionalInt.empty(),
        1,
        OptionalDouble.of(8),
        OptionalDouble.of(3),
        new Recipe.Also(true, true));

    assertThat(StillTimes.of(pick, SPAN, List.of(500.0, 1.5)).seconds())
        .containsExactly(2.0, 3.0, 3.5, 6.0, 9.0);
  }

  @Test
  void a_tiny_interval_does_not_make_pictures_without_end() {
    var pick = new Pick(
        OptionalInt.empty(),
        0,
        OptionalDouble.empty(),
        OptionalDouble.of(0.04),
        Recipe.Also.NOTHING);

    assertThat(StillTimes.of(pick, new Span(0, 36_000, true), List.of()).seconds())
        .hasSize(1_000);
  }
}
