package io.kinora.media.render.ink;

/// How much of each pixel closed outlines cover: exactly, so that letters are smooth at every
/// size and do not jump when they move by less than a pixel. For one thread.
///
/// Each edge adds what it covers to the right of it; sums along the rows give the rest. Outlines
/// that lie over each other in the same sense count once.
public final class Coverage {

  private final int width;
  private final int height;
  private final int stride;
  private final float[] sums;

  public Coverage(int width, int height) {
    this.width = width;
    this.height = height;
    stride = width + 2; // An edge in the last column adds to the one behind it.
    sums = new float[stride * height];
  }

  /// Adds a closed outline.
  ///
  /// @param points x and y in turn
  /// @param scaleX of its points, before they are moved by `x`
  public void add(float[] points, double scaleX, double scaleY, double x, double y) {
    int last = points.length - 2;
    double beforeX = points[last] * scaleX + x;
    double beforeY = points[last + 1] * scaleY + y;
    for (int at = 0; at <= last; at += 2) {
      double nextX = points[at] * scaleX + x;
      double nextY = points[at + 1] * scaleY + y;
      edge(beforeX, beforeY, nextX, nextY);
      beforeX = nextX;
      beforeY = nextY;
    }
  }

  private void edge(double x0, double y0, double x1, double y1) {
    if (y0 < y1) {
      down(x0, y0, x1, y1, 1);
    } else if (y1 < y0) {
      down(x1, y1, x0, y0, -1);
    }
  }

  /// An edge from its upper end, cut to what is seen.
  private void down(double x0, double y0, double x1, double y1, int sense) {
    if (y1 <= 0 || y0 >= height || (x0 >= width && x1 >= width)) {
      return;
    }
    double slope = (x1 - x0) / (y1 - y0);
    double top = Math.max(0, y0);
    double bottom = Math.min(height, y1);
    double topX = x0 + (top - y0) * slope;
    double bottomX = x0 + (bottom - y0) * slope;
    if (slope == 0 || (inside(topX) && inside(bottomX))) {
      rows(Math.max(0, topX), top, bottom, slope, sense);
      return;
    }
    double atLeft = Math.clamp(y0 - x0 / slope, top, bottom);
    double atRight = Math.clamp(y0 + (width - x0) / slope, top, bottom);
    if (slope > 0) {
      rows(0, top, atLeft, 0, sense);
      rows(Math.max(0, x0 + (atLeft - y0) * slope), atLeft, atRight, slope, sense);
    } else {
      rows(Math.min(width, x0 + (atRight - y0) * slope), atRight, atLeft, slope, sense);
      rows(0, atLeft, bottom, 0, sense);
    }
  }

  private boolean inside(double x) {
    return x >= 0 && x <= width;
  }

  private void rows(double startX, double top, double bottom, double slope, int sense) {
    double x = startX;
    int end = (int) Math.ceil(bottom);
    for (int row = (int) top; row < end; row++) {
      double part = Math.min(row + 1.0, bottom) - Math.max(row, top);
      double next = Math.clamp(x + slope * part, 0, width);
      spread(row * stride, Math.min(x, next), Math.max(x, next), part * sense);
      x = next;
    }
  }

  /// Adds an edge inside one row to the pixels that it crosses.
  private void spread(int row, double left, double right, double cover) {
    int first = (int) left;
    int end = (int) Math.ceil(right);
    if (end <= first + 1) {
      double mean = (left + right) / 2 - first;
      sums[row + first] += (float) (cover * (1 - mean));
      sums[row + first + 1] += (float) (cover * mean);
      return;
    }
    double each = 1 / (right - left);
    double covered = 0;
    for (int column = first; column < end; column++) {
      double from = Math.max(column, left);
      double to = Math.min(column + 1.0, right);
      double before = (from - left) * each;
      double share = (to - from) * each;
      // What lies right of the edge inside this column, after the columns before.
      double here = before + share * (column + 1 - (from + to) / 2);
      sums[row + column] += (float) (cover * (here - covered));
      covered = here;
    }
    sums[row + end] += (float) (cover * (1 - covered));
  }

  /// The covers of all pixels, row by row, 0 to 1. Ends the work with this object.
  public float[] finished() {
    var covers = new float[width * height];
    for (int y = 0; y < height; y++) {
      float sum = 0;
      for (int x = 0; x < width; x++) {
        sum += sums[y * stride + x];
        covers[y * width + x] = Math.min(1, Math.abs(sum));
      }
    }
    return covers;
  }
}
