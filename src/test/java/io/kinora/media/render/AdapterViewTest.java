package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.Drawing.View;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.SceneNode.Adapter;
import io.kinora.media.sxml.SceneNode.Sense;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Source: the film language, section 7.1.
class AdapterViewTest {

  @Test
  @Feature("EFF14")
  void a_wide_picture_is_cut_at_its_sides() {
    View view = view(Adapter.FIXED, Sense.POSITIVE, 2, 1, 0);

    assertThat(view).isEqualTo(new View(0.25, 0, 0.5, 1));
  }

  @Test
  @Feature("EFF15")
  void a_panorama_moves_from_end_to_end() {
    assertThat(view(Adapter.PANORAMIC, Sense.POSITIVE, 3, 1, 0).left()).isZero();
    assertThat(view(Adapter.PANORAMIC, Sense.POSITIVE, 3, 1, 1).left()).isCloseTo(2 / 3.0, close());
    assertThat(view(Adapter.PANORAMIC, Sense.NEGATIVE, 3, 1, 0).left()).isCloseTo(2 / 3.0, close());
  }

  @Test
  @Feature("EFF02")
  void kenburns_zooms_in_and_moves_along_the_axis_with_more_room() {
    View first = view(Adapter.KENBURNS, Sense.POSITIVE, 1, 16 / 9.0, 0);
    View last = view(Adapter.KENBURNS, Sense.POSITIVE, 1, 16 / 9.0, 1);

    assertThat(first.width()).isEqualTo(1);
    assertThat(first.top()).isCloseTo(0.35 * (1 - 9 / 16.0), close());
    assertThat(last.width()).isCloseTo(1 / 1.2, close());
    assertThat(last.top()).isCloseTo(0.65 * (1 - 9 / 16.0 / 1.2), close());
    assertThat(view(Adapter.KENBURNS, Sense.NEGATIVE, 1, 16 / 9.0, 0)).isEqualTo(last);
  }

  @Test
  void a_fitted_picture_stands_whole_in_the_middle_of_the_box() {
    var views = new AdapterView(Adapter.FIT, Sense.POSITIVE, 1, 2);

    assertThat(views.boxIn(new Box(0, 0, 200, 100))).isEqualTo(new Box(50, 0, 100, 100));
  }

  private static View view(
      Adapter adapter, Sense sense, double aspect, double boxAspect, double progress) {
    return new AdapterView(adapter, sense, aspect, boxAspect).at(progress);
  }

  private static Offset<Double> close() {
    return within(1e-9);
  }
}
