package io.kinora.media.render.raster;

import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;

/// A finished raster becomes the bytes that encoders take: BT.709, limited range, 4:2:0. For one
/// thread.
///
/// What lies between two bytes is told by a fixed pattern of both: fades and ramps show no bands,
/// and what stands still stays still.
public final class FrameWriter {

  private static final int SIDE = 8;
  private static final float LUMA_RED = 0.2126f;
  private static final float LUMA_BLUE = 0.0722f;
  private static final float LUMA_GREEN = 0.7152f;

  /// Bayer's order: neighbours are far apart in it.
  private static final float[] PATTERN = pattern();

  private final float[] luma;
  private final float[][] blue = new float[2][];
  private final float[][] red = new float[2][];

  public FrameWriter(int width) {
    luma = new float[width];
    for (int line = 0; line < 2; line++) {
      blue[line] = new float[width];
      red[line] = new float[width];
    }
  }

  private static float[] pattern() {
    var pattern = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int order = 0;
        for (int bit = 0; bit < 3; bit++) {
          int across = x >> bit & 1;
          int down = y >> bit & 1;
          order |= ((across ^ down) << (5 - 2 * bit)) | (down << (4 - 2 * bit));
        }
        pattern[y * SIDE + x] = (order + 0.5f) / (SIDE * SIDE);
      }
    }
    return pattern;
  }

  /// Writes a raster on black.
  ///
  /// @param out of the raster's size
  public void write(Raster raster, Frame out) {
    for (int y = 0; y < raster.height(); y += 2) {
      for (int line = 0; line < 2; line++) {
        convert(raster, (y + line) * raster.width(), blue[line], red[line]);
        put(luma, y + line, out.y());
      }
      putChroma(blue, y / 2, out.u());
      putChroma(red, y / 2, out.v());
    }
  }

  private void convert(Raster raster, int from, float[] blueDifference, float[] redDifference) {
    float[] r = raster.red();
    float[] g = raster.green();
    float[] b = raster.blue();
    for (int x = 0; x < luma.length; x++) {
      float bright = LUMA_RED * r[from + x] + LUMA_GREEN * g[from + x] + LUMA_BLUE * b[from + x];
      luma[x] = 16 + 219 * bright;
      blueDifference[x] = 224 / 1.8556f * (b[from + x] - bright);
      redDifference[x] = 224 / 1.5748f * (r[from + x] - bright);
    }
  }

  private static void put(float[] values, int y, Plane out) {
    byte[] samples = out.samples();
    int to = y * out.stride();
    int row = (y & (SIDE - 1)) * SIDE;
    for (int x = 0; x < out.width(); x++) {
      int value = (int) (values[x] + PATTERN[row + (x & (SIDE - 1))]);
      samples[to + x] = (byte) Math.max(0, Math.min(value, 255));
    }
  }

  /// A sample of colour lies on its left sample of luma, between two rows: see `Window`.
  private static void putChroma(float[][] lines, int y, Plane out) {
    byte[] samples = out.samples();
    int to = y * out.stride();
    int row = (y & (SIDE - 1)) * SIDE;
    float[] above = lines[0];
    float[] below = lines[1];
    for (int x = 0; x < out.width(); x++) {
      int at = 2 * x;
      int left = Math.max(0, at - 1);
      float sum =
          above[left] + below[left] + 2 * (above[at] + below[at]) + above[at + 1] + below[at + 1];
      int value = (int) (128 + sum / 8 + PATTERN[row + (x & (SIDE - 1))]);
      samples[to + x] = (byte) Math.max(0, Math.min(value, 255));
    }
  }
}
