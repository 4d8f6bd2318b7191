package io.kinora.media.render.filter;

import static io.kinora.media.render.filter.Card.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.render.raster.Raster;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilterType;
import io.kinora.media.sxml.Values;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every filter. Source: the film language, section 11.
class FilterStepsTest {

  private static final Moment LATE = new Moment(0.5, 2.5, 60);
  private static final Moment LATER = new Moment(0.5, 2.7, 65);

  private static final List<String> NAMES = List.of(
      "rate",
      "gamma",
      "bias",
      "alphaStart",
      "alphaEnd",
      "diameter",
      "diameterX",
      "diameterY",
      "angle",
      "threshold",
      "width",
      "height",
      "transWidth",
      "margin",
      "aspectRatio",
      "biasX",
      "biasY",
      "colorWidth",
      "originalBlend");

  @ParameterizedTest
  @EnumSource(
      names = {
        "IDENTITY", "ANTIALIAS", "MOTION_INTERPOLATE", "FIT_ADAPTER", "FIXED_ADAPTER",
        "PANORAMIC_ADAPTER", "ZOOM_ADAPTER", "KENBURNS_ADAPTER", "DISTANCEMAP", "DISTANCECOLOR",
        "CUSTOM",
      })
  @Feature("FIL14")
  void what_is_done_elsewhere_or_not_at_all_is_no_step(FilterType type) {
    assertThat(step(type)).isEmpty();
  }

  @Test
  void only_what_flickers_differs_from_frame_to_frame() {
    var changing = EnumSet.noneOf(FilterType.class);
    for (FilterType type : FilterType.values()) {
      if (!step(type, LATE, Setting.NODE).equals(step(type, LATER, Setting.NODE))) {
        changing.add(type);
      }
    }

    assertThat(changing)
        .containsExactly(FilterType.FLICK, FilterType.FLASHBACK, FilterType.TV, FilterType.NOISE);
  }

  @Test
  void filters_with_a_second_input_say_so() {
    assertThat(step(FilterType.MASK).orElseThrow().input()).isEqualTo(OptionalInt.of(0));
    assertThat(step(FilterType.BLUR).orElseThrow().input()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void any_number_of_a_document_gives_pixels(FilterType type) {
    for (double number : List.of(0.0, -1e9, 1e128, -1e128, 1e-99, 0.37, 3.0)) {
      Map<String, List<Double>> numbers = new HashMap<>();
      NAMES.forEach(name -> numbers.put(name, List.of(number)));
      List.of("center", "point0", "point1", "direction")
          .forEach(name -> numbers.put(name, List.of(number, -number)));
      var values = new Values(numbers, Map.of());

      for (Setting setting : Setting.values()) {
        FilterSteps.of(type, values, LATE, setting)
            .ifPresent(step ->
                assertThatAllIsFinite(Filters.apply(step, Card.card(), _ -> Card.edge(5, 3))));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_raster_of_one_pixel_is_no_trouble(FilterType type) {
    step(type, LATE, Setting.PICTURE)
        .ifPresent(step -> assertThatAllIsFinite(Filters.apply(
            step, Card.plain(1, 1, 0.5, 0.5, 0.5, 0.5), _ -> Card.plain(1, 1, 1, 1, 1, 1))));
  }

  @ParameterizedTest
  @EnumSource
  void clear_places_of_a_clear_raster_give_no_colour_without_alpha(FilterType type) {
    Raster clear = Raster.clear(16, 9);
    step(type, LATE, Setting.PICTURE, "color", "#ff0000").ifPresent(step -> {
      Raster after = Filters.apply(step, clear, _ -> Card.edge(16, 9));
      for (int at = 0; at < after.alpha().length; at++) {
        assertThat(after.red()[at]).isLessThanOrEqualTo(after.alpha()[at]);
      }
    });
  }

  private static void assertThatAllIsFinite(Raster raster) {
    for (float[] plane : List.of(raster.red(), raster.green(), raster.blue(), raster.alpha())) {
      for (float each : plane) {
        assertThat(Float.isFinite(each)).isTrue();
      }
    }
  }
}
