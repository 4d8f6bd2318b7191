package io.kinora.media.render.raster;

/// A raster to look up.
public record RasterTexture(Raster raster) implements Texture {

  private static final float PART = 1f / PARTS;

  @Override
  public int width() {
    return raster.width();
  }

  @Override
  public int height() {
    return raster.height();
  }

  @Override
  public void sample(int[] u, int[] v, int count, Row row) {
    sample(raster.red(), u, v, count, row.red());
    sample(raster.green(), u, v, count, row.green());
    sample(raster.blue(), u, v, count, row.blue());
    sample(raster.alpha(), u, v, count, row.alpha());
  }

  @Override
  public void sampleLevel(int[] u, int v, int count, Row row) {
    var line = new float[width()];
    sampleLevel(raster.red(), u, v, count, line, row.red());
    sampleLevel(raster.green(), u, v, count, line, row.green());
    sampleLevel(raster.blue(), u, v, count, line, row.blue());
    sampleLevel(raster.alpha(), u, v, count, line, row.alpha());
  }

  private void sampleLevel(float[] plane, int[] u, int v, int count, float[] line, float[] out) {
    int bottom = raster.height() - 1;
    int above = Math.clamp(v >> 16, 0, bottom) * line.length;
    int below = Math.clamp((v >> 16) + 1, 0, bottom) * line.length;
    float down = (v & 0xFFFF) * PART;
    int right = line.length - 1;
    int end = Math.clamp((u[count - 1] >> 16) + 1, 0, right);
    for (int x = Math.clamp(u[0] >> 16, 0, right); x <= end; x++) {
      line[x] = plane[above + x] + (plane[below + x] - plane[above + x]) * down;
    }
    Line.look(line, right, u, count, out);
  }

  private void sample(float[] plane, int[] u, int[] v, int count, float[] out) {
    int width = raster.width();
    int right = width - 1;
    int bottom = raster.height() - 1;
    for (int x = 0; x < count; x++) {
      int column = u[x] >> 16;
      int line = v[x] >> 16;
      float across = (u[x] & 0xFFFF) * PART;
      float down = (v[x] & 0xFFFF) * PART;
      int x0 = Math.max(0, Math.min(column, right));
      int x1 = Math.max(0, Math.min(column + 1, right));
      int y0 = Math.max(0, Math.min(line, bottom)) * width;
      int y1 = Math.max(0, Math.min(line + 1, bottom)) * width;
      float above = plane[y0 + x0] + (plane[y0 + x1] - plane[y0 + x0]) * across;
      float below = plane[y1 + x0] + (plane[y1 + x1] - plane[y1 + x0]) * across;
      out[x] = above + (below - above) * down;
    }
  }
}
