package io.kinora.media.render.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolygonTest {

  private static final int SIDE = 40;

  private static double[][] covered(Projection seen) {
    var polygon = new Polygon(seen);
    var all = new double[SIDE][SIDE];
    var row = new float[SIDE];
    for (int y = Math.max(0, polygon.top()); y < Math.min(SIDE, polygon.bottom()); y++) {
      polygon.cover(y, SIDE, 1, row);
      for (int x = polygon.first(); x < polygon.end(); x++) {
        all[y][x] = row[x - polygon.first()];
      }
    }
    return all;
  }

  private static double sum(double[][] all) {
    double sum = 0;
    for (double[] row : all) {
      for (double part : row) {
        sum += part;
      }
    }
    return sum;
  }

  /// A square of 20 pixels that is turned about the middle.
  private static Projection turned(double degrees) {
    double cosine = 20 * Math.cos(Math.toRadians(degrees));
    double sine = 20 * Math.sin(Math.toRadians(degrees));
    return new Projection(
        cosine, -sine, 20 - (cosine - sine) / 2, sine, cosine, 20 - (sine + cosine) / 2, 0, 0, 1);
  }

  @Test
  void a_box_between_pixels_covers_parts_of_them() {
    double[][] all = covered(Projection.upright(10.25, 10, 10, 10));

    assertThat(all[15][10]).isCloseTo(0.75, within(1e-5));
    assertThat(all[15][20]).isCloseTo(0.25, within(1e-5));
    assertThat(all[15][15]).isEqualTo(1);
    assertThat(all[15][9]).isZero();
    assertThat(all[9][15]).isZero();
    assertThat(all[10][15]).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7, 30, 45, 89, 120, 180, 300})
  void a_turned_square_covers_its_area(double degrees) {
    assertThat(sum(covered(turned(degrees)))).isCloseTo(400, within(4.0));
  }

  @Test
  void a_mirrored_square_covers_as_much() {
    var mirrored = new Projection(-20, 0, 30, 0, 20, 10, 0, 0, 1);

    assertThat(covered(mirrored)).isDeepEqualTo(covered(Projection.upright(10, 10, 20, 20)));
  }

  @Test
  void two_neighbours_leave_no_seam() {
    double[][] left = covered(Projection.upright(5, 5, 10.3, 20));
    double[][] right = covered(Projection.upright(15.3, 5, 10, 20));

    assertThat(left[12][15] + right[12][15]).isCloseTo(1, within(1e-5));
  }

  @Test
  void what_lies_behind_the_viewer_covers_nothing() {
    assertThat(sum(covered(new Projection(20, 0, 10, 0, 20, 10, 0, 0, 0.01)))).isZero();
    assertThat(sum(covered(new Projection(20, 0, 10, 0, 20, 10, 0, 0, -1)))).isZero();
  }

  @Test
  void what_passes_the_viewer_is_cut() {
    // From w = 1 at the left to w = -1 at the right.
    var passing = new Projection(40, 0, 0, 0, 20, 10, -2, 0, 1);

    assertThat(sum(covered(passing))).isBetween(1.0, (double) SIDE * SIDE);
  }

  @Test
  void a_line_covers_nothing() {
    assertThat(sum(covered(new Projection(20, 0, 10, 0, 0, 10, 0, 0, 1)))).isZero();
  }
}
