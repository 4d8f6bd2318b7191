package io.kinora.media.render.raster;

/// Looks up a line of samples between them.
final class Line {

  private static final float PART = 1f / Texture.PARTS;

  private Line() {}

  /// @param right the last sample of the line
  /// @param u     see [Texture]
  static void look(float[] line, int right, int[] u, int count, float[] out) {
    for (int x = 0; x < count; x++) {
      int column = u[x] >> 16;
      float across = (u[x] & 0xFFFF) * PART;
      float from = line[Math.max(0, Math.min(column, right))];
      float to = line[Math.max(0, Math.min(column + 1, right))];
      out[x] = from + (to - from) * across;
    }
  }
}
