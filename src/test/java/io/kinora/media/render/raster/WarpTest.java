package io.kinora.media.render.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WarpTest {

  private static final int SIDE = 32;

  /// Red grows to the right, green downward.
  private static Raster ramp() {
    Raster raster = Raster.clear(SIDE, SIDE);
    raster.fill(0, 0, 0, 1);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        raster.red()[y * SIDE + x] = (x + 0.5f) / SIDE;
        raster.green()[y * SIDE + x] = (y + 0.5f) / SIDE;
      }
    }
    return raster;
  }

  private static Raster drawn(Projection seen, double opacity) {
    Raster out = Raster.clear(SIDE, SIDE);
    new Warp().draw(new RasterTexture(ramp()), Warp.Part.WHOLE, seen, opacity, out, null);
    return out;
  }

  @Test
  void a_picture_in_its_place_is_as_it_was() {
    Raster out = drawn(Projection.upright(0, 0, SIDE, SIDE), 1);

    assertThat(out.red()).containsExactly(ramp().red(), within(1e-4f));
    assertThat(out.green()).containsExactly(ramp().green(), within(1e-4f));
  }

  @Test
  void a_part_of_a_pixel_shifts_a_ramp_by_as_much() {
    Raster out = drawn(Projection.upright(0.3, 0, SIDE, SIDE), 1);

    assertThat(out.red()[16 * SIDE + 16]).isCloseTo(16.2f / SIDE, within(1e-4f));
  }

  @Test
  void a_part_of_a_picture_fills_its_place() {
    Raster out = Raster.clear(SIDE, SIDE);
    new Warp()
        .draw(
            new RasterTexture(ramp()),
            new Warp.Part(0.5, 0, 0.25, 1),
            Projection.upright(0, 0, SIDE, SIDE),
            1,
            out,
            null);

    assertThat(out.red()[16 * SIDE + 16]).isCloseTo(0.5f + 0.25f * 16.5f / 32, within(1e-3f));
  }

  @Test
  void what_is_nearer_takes_more_room_than_what_is_farther() {
    // The right edge is twice as far as the left one: the middle of the picture is seen at a third.
    var seen = new Projection(2 * SIDE, 0, 0, 0, SIDE, 0, 1, 0, 1);
    Raster out = drawn(seen, 1);

    int at = 12 * SIDE + (int) (SIDE * 2 / 3.0);
    double x = (int) (SIDE * 2 / 3.0) + 0.5;
    double s = x / (2 * SIDE - x);
    assertThat((double) out.red()[at]).isCloseTo(s, within(0.005));
  }

  @Test
  void opacity_and_cover_mix_with_what_is_there() {
    Raster out = Raster.clear(SIDE, SIDE);
    out.fill(0, 0, 1, 1);
    Raster white = Raster.clear(1, 1);
    white.fill(1, 1, 1, 1);

    new Warp()
        .draw(
            new RasterTexture(white),
            Warp.Part.WHOLE,
            Projection.upright(0.5, 0, SIDE, SIDE),
            0.5,
            out,
            null);

    assertThat(out.red()[5]).isCloseTo(0.5f, within(1e-5f));
    assertThat(out.red()[0]).isCloseTo(0.25f, within(1e-5f));
    assertThat(out.blue()[0]).isCloseTo(1, within(1e-5f));
    assertThat(out.alpha()[0]).isCloseTo(1, within(1e-5f));
  }

  @Test
  void a_nearer_one_stays_above_a_later_one() {
    Raster out = Raster.clear(SIDE, SIDE);
    var depth = new float[SIDE * SIDE];
    Raster red = Raster.clear(1, 1);
    red.fill(1, 0, 0, 1);
    Raster blue = Raster.clear(1, 1);
    blue.fill(0, 0, 1, 1);
    var warp = new Warp();
    var near = new Projection(SIDE / 4.0, 0, SIDE / 4.0, 0, SIDE / 4.0, SIDE / 4.0, 0, 0, 0.5);
    var far = Projection.upright(0, 0, SIDE, SIDE);

    warp.draw(new RasterTexture(red), Warp.Part.WHOLE, near, 1, out, depth);
    warp.draw(new RasterTexture(blue), Warp.Part.WHOLE, far, 1, out, depth);

    assertThat(out.red()[20 * SIDE + 20]).isEqualTo(1);
    assertThat(out.blue()[4 * SIDE + 4]).isEqualTo(1);
  }

  @Test
  void what_is_seen_edge_on_is_not_drawn() {
    Raster out = drawn(new Projection(0, 0, 16, 0, SIDE, 0, 0, 0, 1), 1);

    assertThat(out.alpha()).containsOnly(0f);
  }
}
