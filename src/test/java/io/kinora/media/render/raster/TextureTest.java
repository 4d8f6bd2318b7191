package io.kinora.media.render.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.kernel.Frame;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class TextureTest {

  private static final int COUNT = 500;

  private final Random chance = new Random(1);

  /// Sorted, from before the left edge to behind the right one.
  private int[] places(int size) {
    int[] places =
        chance.ints(COUNT, -3 * Texture.PARTS, (size + 3) * Texture.PARTS).toArray();
    Arrays.sort(places);
    return places;
  }

  /// The formula of four samples, one place at a time.
  private static double between(IntBinaryOperator sample, int width, int height, int u, int v) {
    double x = Math.clamp((double) u / Texture.PARTS, 0, width - 1);
    double y = Math.clamp((double) v / Texture.PARTS, 0, height - 1);
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(left + 1, width - 1);
    int bottom = Math.min(top + 1, height - 1);
    double above =
        sample.applyAsInt(left, top) * (1 - x + left) + sample.applyAsInt(right, top) * (x - left);
    double below = sample.applyAsInt(left, bottom) * (1 - x + left)
        + sample.applyAsInt(right, bottom) * (x - left);
    return above * (1 - y + top) + below * (y - top);
  }

  /// Its luma alone differs, so that all colours are alike.
  private Frame greys() {
    Frame frame = Frame.of(38, 22);
    frame.fill(0, 128, 128);
    chance.nextBytes(frame.y().samples());
    return frame;
  }

  @Test
  void a_frame_is_mixed_of_the_four_samples_around_a_place() {
    Frame frame = greys();
    var texture = new FrameTexture(frame, Optional.empty());
    int[] u = places(38);
    int[] v = chance.ints(COUNT, -3 * Texture.PARTS, 25 * Texture.PARTS).toArray();
    Row row = Row.of(COUNT);

    texture.sample(u, v, COUNT, row);

    for (int at = 0; at < COUNT; at++) {
      double luma = between(frame.y()::sample, 38, 22, u[at], v[at]);
      assertThat(row.green()[at]).isCloseTo((float) ((luma - 16) / 219), within(1e-4f));
      assertThat(row.red()[at]).isCloseTo(row.green()[at], within(1e-6f));
    }
  }

  @Test
  void a_frame_is_the_same_looked_up_along_a_row() {
    Frame frame = greys();
    var texture = new FrameTexture(frame, Optional.empty());
    int[] u = places(38);
    for (int v : chance.ints(20, -3 * Texture.PARTS, 25 * Texture.PARTS).toArray()) {
      int[] level = new int[COUNT];
      Arrays.fill(level, v);
      Row each = Row.of(COUNT);
      Row row = Row.of(COUNT);

      texture.sample(u, level, COUNT, each);
      texture.sampleLevel(u, v, COUNT, row);

      assertThat(row.green()).containsExactly(each.green(), within(1e-4f));
    }
  }

  @Test
  void a_raster_of_any_size_is_mixed_of_the_four_samples_around_a_place() {
    for (int width : new int[] {1, 2, 37}) {
      Raster raster = Raster.clear(width, 9);
      for (int at = 0; at < raster.green().length; at++) {
        raster.green()[at] = chance.nextInt(1000);
      }
      IntBinaryOperator sample = (x, y) -> (int) raster.green()[y * width + x];
      int[] u = places(width);
      int[] v = chance.ints(COUNT, -3 * Texture.PARTS, 12 * Texture.PARTS).toArray();
      Row row = Row.of(COUNT);
      Row level = Row.of(COUNT);

      new RasterTexture(raster).sample(u, v, COUNT, row);
      new RasterTexture(raster).sampleLevel(u, v[0], COUNT, level);

      for (int at = 0; at < COUNT; at++) {
        double exact = between(sample, width, 9, u[at], v[at]);
        assertThat(row.green()[at]).isCloseTo((float) exact, within(0.02f));
        double exactLevel = between(sample, width, 9, u[at], v[0]);
        assertThat(level.green()[at]).isCloseTo((float) exactLevel, within(0.02f));
      }
    }
  }
}
