package io.kinora.media.render.kernel;

/// The two passes of pan and zoom, sample by sample: the fallback where the JVM was started without
/// the vector module, and the reference for [PanZoomVector].
final class PanZoomScalar {

  private PanZoomScalar() {}

  static void rows(
      byte[] source,
      int a,
      int b,
      int c,
      int d,
      short wa,
      short wb,
      short wc,
      short wd,
      byte[] row,
      int from,
      int to) {
    for (int x = from; x < to; x++) {
      row[x] = clamped((source[a + x] & 255) * wa
          + (source[b + x] & 255) * wb
          + (source[c + x] & 255) * wc
          + (source[d + x] & 255) * wd);
    }
  }

  static void columns(
      byte[] row, int[] bases, byte[] shuffles, short[] weights, byte[] out, int outAt) {
    for (int group = 0; group < bases.length; group++) {
      for (int lane = 0; lane < 16; lane++) {
        int sum = 0;
        for (int tap = 0; tap < 4; tap++) {
          int shuffle = shuffles[group * 64 + tap / 2 * 32 + lane * 2 + tap % 2];
          sum += (row[bases[group] + shuffle] & 255) * weights[group * 64 + tap * 16 + lane];
        }
        out[outAt + group * 16 + lane] = clamped(sum);
      }
    }
  }

  private static byte clamped(int sum) {
    return (byte) Math.clamp((sum + 64) >> 7, 0, 255);
  }
}
