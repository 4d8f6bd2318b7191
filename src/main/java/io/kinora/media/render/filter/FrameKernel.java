package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Paints a border.
final class FrameKernel {

  private FrameKernel() {}

  static Raster apply(ShapeStep.Frame frame, Raster picture) {
    double border = frame.width() * Math.min(picture.width(), picture.height());
    int grown = frame.grownBy(picture.width(), picture.height());
    Raster framed = grown == 0 ? picture : grown(picture, grown);
    float[] inColumns = Window.cover(framed.width(), border, framed.width() - border);
    float[] inRows = Window.cover(framed.height(), border, framed.height() - border);
    Paint colour = frame.colour();
    double alpha = colour.alpha();
    paint((float) (colour.red() * alpha), (float) alpha, inColumns, inRows, framed.red());
    paint((float) (colour.green() * alpha), (float) alpha, inColumns, inRows, framed.green());
    paint((float) (colour.blue() * alpha), (float) alpha, inColumns, inRows, framed.blue());
    paint((float) alpha, (float) alpha, inColumns, inRows, framed.alpha());
    return framed;
  }

  private static Raster grown(Raster picture, int border) {
    Raster grown = Raster.clear(picture.width() + 2 * border, picture.height() + 2 * border);
    for (int y = 0; y < picture.height(); y++) {
      int from = y * picture.width();
      int to = (y + border) * grown.width() + border;
      System.arraycopy(picture.red(), from, grown.red(), to, picture.width());
      System.arraycopy(picture.green(), from, grown.green(), to, picture.width());
      System.arraycopy(picture.blue(), from, grown.blue(), to, picture.width());
      System.arraycopy(picture.alpha(), from, grown.alpha(), to, picture.width());
    }
    return grown;
  }

  private static void paint(
      float part, float alpha, float[] inColumns, float[] inRows, float[] plane) {
    for (int y = 0; y < inRows.length; y++) {
      paintRow(part, alpha, inColumns, inRows[y], plane, y * inColumns.length);
    }
  }

  private static void paintRow(
      float part, float alpha, float[] inColumns, float inRow, float[] plane, int start) {
    for (int x = 0; x < inColumns.length; x++) {
      float border = 1 - inColumns[x] * inRow;
      plane[start + x] = plane[start + x] * (1 - border * alpha) + border * part;
    }
  }
}
