package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.raster.ChartPainter;
import io.kinora.media.render.raster.Raster;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.Media.Map.Kind;
import io.kinora.media.sxml.Media.Map.Spot;
import io.kinora.media.sxml.Timing;
import io.kinora.media.sxml.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source of all rules: the film language, section 13.
class MercatorTest {

  private static Mercator map(String centre, double zoom) {
    var map = new Media.Map(
        Timing.OPEN, List.of(), centre, zoom, 640, 480, List.of(new Spot(0, 0)), Kind.MAP);
    return Mercator.of(map, Values.spotIn(centre).orElseThrow());
  }

  @Test
  @Feature("MAP01")
  void the_middle_of_a_map_is_its_centre() {
    Mercator paris = map("48.8566,2.3522", 12);

    assertThat(paris.x(2.3522)).isEqualTo(320, within(1e-9));
    assertThat(paris.y(48.8566)).isEqualTo(240, within(1e-9));
  }

  @Test
  @Feature("MAP01")
  void the_world_is_256_pixels_wide_at_zoom_0_and_twice_as_wide_with_each_step() {
    Mercator far = map("0,0", 0);
    Mercator near = map("0,0", 3);

    assertThat(far.x(180) - far.x(-180)).isEqualTo(256, within(1e-9));
    assertThat(near.x(180) - near.x(-180)).isEqualTo(2048, within(1e-9));
    assertThat(far.y(-85.0511287798) - far.y(85.0511287798)).isEqualTo(256, within(1e-6));
  }

  @Test
  void poles_are_as_far_away_as_the_projection_goes() {
    assertThat(map("0,0", 0).y(90)).isEqualTo(map("0,0", 0).y(85.0511287798));
  }

  @Test
  void lines_of_the_net_are_a_fit_distance_apart_at_every_zoom() {
    for (double zoom = 0; zoom <= 18; zoom += 0.5) {
      List<Double> columns = map("10,10", zoom).columns();
      for (int index = 1; index < columns.size(); index++) {
        assertThat(columns.get(index) - columns.get(index - 1)).isBetween(60.0, 320.0);
      }
      assertThat(columns.size()).isLessThan(12);
    }
  }

  @Test
  @Feature("MAP02")
  void the_tip_of_a_pin_is_at_its_place() {
    Raster raster = Raster.clear(100, 100);

    ChartPainter.onGround(raster).pin(50, 80);

    assertThat(raster.green()[78 * 100 + 50]).isLessThan(0.8f);
    assertThat(raster.green()[81 * 100 + 50]).isGreaterThan(0.85f);
    assertThat(raster.green()[78 * 100 + 46]).isGreaterThan(0.85f);
    assertThat(raster.red()[45 * 100 + 50]).isBetween(0.7f, 0.9f);
    assertThat(raster.green()[53 * 100 + 50]).isGreaterThan(0.95f); // Its eye.
  }
}
