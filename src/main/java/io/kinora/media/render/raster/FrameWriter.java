package io.kinora.media.render.raster;

import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import java.util.Arrays;

/// A finished raster becomes the bytes that encoders take: BT.709, limited range, 4:2:0. For one
/// thread.
///
/// What lies between two bytes is told by a fixed pattern of both: fades and ramps show no bands,
/// and what stands still stays still. Rows are copied before they are summed up: then loops walk
/// all arrays alike, and the compiler makes vectors of them.
public final class FrameWriter {

  private static final float LUMA_RED = 0.2126f;
  private static final float LUMA_BLUE = 0.0722f;
  private static final float LUMA_GREEN = 0.7152f;
  private static final float BLUE = 224 / 1.8556f;
  private static final float RED = 224 / 1.5748f;

  private final Dither dither;
  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final float[] alpha;
  private final float[] luma;
  private final float[] under;
  private final float[] blueSum;
  private final float[] redSum;
  private final float[] alphaSum;
  private final float[] half;
  private final float[] halfAlpha;

  public FrameWriter(int width) {
    dither = new Dither(width);
    red = new float[width];
    green = new float[width];
    blue = new float[width];
    alpha = new float[width];
    luma = new float[width];
    under = new float[width];
    blueSum = new float[width];
    redSum = new float[width];
    alphaSum = new float[width];
    half = new float[width / 2];
    halfAlpha = new float[width / 2];
  }

  /// Writes a part of a raster on black.
  ///
  /// @param out of the raster's size
  public void write(Raster raster, Patch patch, Frame out) {
    int count = patch.width();
    int halfCount = count / 2;
    int left = patch.left();
    for (int y = patch.top(); y < patch.top() + patch.height(); y += 2) {
      clear(blueSum, redSum, count);
      for (int line = 0; line < 2; line++) {
        load(raster, (y + line) * raster.width() + left, count);
        sumUp(count);
        dither.put(raised(luma, 16, count), count, left, y + line, out.y());
      }
      halve(blueSum, BLUE, half, halfCount);
      dither.put(raised(half, 128, halfCount), halfCount, left / 2, y / 2, out.u());
      halve(redSum, RED, half, halfCount);
      dither.put(raised(half, 128, halfCount), halfCount, left / 2, y / 2, out.v());
    }
  }

  /// Lays a part of a raster over what a frame shows. Where the raster is clear, the frame stays
  /// as it is.
  ///
  /// @param out of the raster's size
  public void lay(Raster raster, Patch patch, Frame out) {
    int count = patch.width();
    for (int y = patch.top(); y < patch.top() + patch.height(); y += 2) {
      clear(blueSum, redSum, count);
      Arrays.fill(alphaSum, 0, count, 0);
      for (int line = 0; line < 2; line++) {
        int from = (y + line) * raster.width() + patch.left();
        load(raster, from, count);
        System.arraycopy(raster.alpha(), from, alpha, 0, count);
        sumUp(count);
        add(alpha, alphaSum, count);
        lay(luma, alpha, 16, count, patch.left(), y + line, out.y());
      }
      int halfCount = count / 2;
      halve(alphaSum, 1, halfAlpha, halfCount);
      halve(blueSum, BLUE, half, halfCount);
      lay(half, halfAlpha, 128, halfCount, patch.left() / 2, y / 2, out.u());
      halve(redSum, RED, half, halfCount);
      lay(half, halfAlpha, 128, halfCount, patch.left() / 2, y / 2, out.v());
    }
  }

  private static void clear(float[] a, float[] b, int count) {
    Arrays.fill(a, 0, count, 0);
    Arrays.fill(b, 0, count, 0);
  }

  private void load(Raster raster, int from, int count) {
    System.arraycopy(raster.red(), from, red, 0, count);
    System.arraycopy(raster.green(), from, green, 0, count);
    System.arraycopy(raster.blue(), from, blue, 0, count);
  }

  /// Luma without its black, and what both rows of a pair say of colour.
  private void sumUp(int count) {
    brighten(red, green, blue, luma, count);
    addDifference(blue, luma, blueSum, count);
    addDifference(red, luma, redSum, count);
    scale(luma, 219, count);
  }

  private static void brighten(float[] r, float[] g, float[] b, float[] out, int count) {
    for (int x = 0; x < count; x++) {
      out[x] = LUMA_RED * r[x] + LUMA_GREEN * g[x] + LUMA_BLUE * b[x];
    }
  }

  private static void addDifference(float[] colour, float[] bright, float[] sum, int count) {
    for (int x = 0; x < count; x++) {
      sum[x] += colour[x] - bright[x];
    }
  }

  private static void add(float[] values, float[] sum, int count) {
    for (int x = 0; x < count; x++) {
      sum[x] += values[x];
    }
  }

  private static void scale(float[] values, float by, int count) {
    for (int x = 0; x < count; x++) {
      values[x] *= by;
    }
  }

  private static float[] raised(float[] values, float by, int count) {
    for (int x = 0; x < count; x++) {
      values[x] += by;
    }
    return values;
  }

  /// A sample of colour lies on its left sample of luma, between two rows: see `Window`.
  private static void halve(float[] sum, float by, float[] out, int count) {
    float part = by / 8;
    float left = sum[0];
    for (int x = 0; x < count; x++) {
      float middle = sum[2 * x];
      float right = sum[2 * x + 1];
      out[x] = (left + 2 * middle + right) * part;
      left = right;
    }
  }

  /// @param ground what stands for nothing in this plane
  private void lay(
      float[] values, float[] cover, float ground, int count, int left, int y, Plane out) {
    byte[] samples = out.samples();
    int from = y * out.stride() + left;
    for (int x = 0; x < count; x++) {
      under[x] = samples[from + x] & 255;
    }
    over(values, cover, ground, under, count);
    dither.put(under, count, left, y, out);
  }

  private static void over(float[] values, float[] cover, float ground, float[] under, int count) {
    for (int x = 0; x < count; x++) {
      under[x] += values[x] + (ground - under[x]) * cover[x];
    }
  }
}
