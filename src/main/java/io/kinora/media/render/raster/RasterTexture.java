package io.kinora.media.render.raster;

/// A raster to look up. For one thread.
public final class RasterTexture implements Texture {

  private static final float PART = 1f / PARTS;

  private final Raster raster;
  private final int right;
  private final int bottom;
  private final Line line;
  private int[] above = {};
  private int[] below = {};
  private float[] across = {};
  private float[] down = {};

  public RasterTexture(Raster raster) {
    this.raster = raster;
    right = raster.width() - 1;
    bottom = raster.height() - 1;
    line = new Line(raster.width());
  }

  @Override
  public int width() {
    return raster.width();
  }

  @Override
  public int height() {
    return raster.height();
  }

  @Override
  public void row(int y, Row out) {
    int from = y * raster.width();
    System.arraycopy(raster.red(), from, out.red(), 0, raster.width());
    System.arraycopy(raster.green(), from, out.green(), 0, raster.width());
    System.arraycopy(raster.blue(), from, out.blue(), 0, raster.width());
    System.arraycopy(raster.alpha(), from, out.alpha(), 0, raster.width());
  }

  @Override
  public void copyTo(Raster out) {
    out.copyFrom(raster);
  }

  @Override
  public void sampleLevel(int[] u, int v, int count, Row row) {
    sampleLevel(raster.red(), u, v, count, row.red());
    sampleLevel(raster.green(), u, v, count, row.green());
    sampleLevel(raster.blue(), u, v, count, row.blue());
    sampleLevel(raster.alpha(), u, v, count, row.alpha());
  }

  private void sampleLevel(float[] plane, int[] u, int v, int count, float[] out) {
    int upper = Math.clamp(v >> 16, 0, bottom) * raster.width();
    int lower = Math.clamp((v >> 16) + 1, 0, bottom) * raster.width();
    int begin = Math.clamp(u[0] >> 16, 0, right);
    int end = Math.clamp((u[count - 1] >> 16) + 1, 0, right);
    mix(plane, upper, lower, (v & 0xFFFF) * PART, line.samples(), begin, end);
    line.look(right, u, count, out);
  }

  private static void mix(
      float[] plane, int upper, int lower, float part, float[] out, int begin, int end) {
    for (int x = begin; x <= end; x++) {
      out[x] = plane[upper + x] + (plane[lower + x] - plane[upper + x]) * part;
    }
  }

  @Override
  public void sample(int[] u, int[] v, int count, Row row) {
    if (above.length < count) {
      int room = Row.roomFor(count);
      above = new int[room];
      below = new int[room];
      across = new float[room];
      down = new float[room];
    }
    find(u, v, count);
    sample(raster.red(), count, row.red());
    sample(raster.green(), count, row.green());
    sample(raster.blue(), count, row.blue());
    sample(raster.alpha(), count, row.alpha());
  }

  /// In a loop of its own, which the compiler makes vectors of.
  private void find(int[] u, int[] v, int count) {
    int width = raster.width();
    int lastColumn = Math.max(0, right - 1); // The next one is looked at too.
    int lastPlace = right << 16;
    int lastLine = bottom << 16;
    for (int x = 0; x < count; x++) {
      int placeX = Math.max(0, Math.min(u[x], lastPlace));
      int placeY = Math.max(0, Math.min(v[x], lastLine));
      int column = Math.min(placeX >> 16, lastColumn);
      int row = placeY >> 16;
      across[x] = (placeX - (column << 16)) * PART;
      down[x] = (placeY & 0xFFFF) * PART;
      above[x] = row * width + column;
      below[x] = Math.min(row + 1, bottom) * width + column;
    }
  }

  private void sample(float[] plane, int count, float[] out) {
    int next = Math.min(1, right);
    for (int x = 0; x < count; x++) {
      int a = above[x];
      int b = below[x];
      float upper = plane[a] + (plane[a + next] - plane[a]) * across[x];
      float lower = plane[b] + (plane[b + next] - plane[b]) * across[x];
      out[x] = upper + (lower - upper) * down[x];
    }
  }
}
