package io.kinora.media.render.raster;

/// A line of samples, looked up between them. For one thread.
///
/// Places are made in one loop, samples loaded in a second and mixed in a third: only the second
/// cannot be made of vectors.
final class Line {

  private static final float PART = 1f / Texture.PARTS;

  private final float[] samples;
  private int[] places = {};
  private float[] next = {};

  /// @param width samples
  Line(int width) {
    samples = new float[width + 1];
  }

  /// To be filled.
  float[] samples() {
    return samples;
  }

  /// @param right the last sample; in the first ones may be a shorter line
  /// @param u     see [Texture]
  void look(int right, int[] u, int count, float[] out) {
    if (places.length < count) {
      places = new int[Row.roomFor(count)];
      next = new float[places.length];
    }
    samples[right + 1] = samples[right];
    clamp(u, right << 16, places, count);
    load(samples, places, out, next, count);
    mix(places, next, out, count);
  }

  private static void clamp(int[] u, int end, int[] out, int count) {
    for (int x = 0; x < count; x++) {
      out[x] = Math.max(0, Math.min(u[x], end));
    }
  }

  private static void load(float[] samples, int[] places, float[] out, float[] next, int count) {
    for (int x = 0; x < count; x++) {
      int at = places[x] >> 16;
      out[x] = samples[at];
      next[x] = samples[at + 1];
    }
  }

  private static void mix(int[] places, float[] next, float[] out, int count) {
    for (int x = 0; x < count; x++) {
      out[x] += (next[x] - out[x]) * ((places[x] & 0xFFFF) * PART);
    }
  }
}
