package io.kinora.media.render.raster;

import org.jspecify.annotations.Nullable;

/// Draws flat pictures wherever they are in space. For one thread: it keeps its rows.
public final class Warp {

  private static final double FAR = 30_000 * Texture.PARTS;

  /// Half of what an int can tell.
  private static final int NEAR = 1 << 30;

  private int[] u = {};
  private int[] v = {};
  private float[] cover = {};
  private Row row = Row.of(1);

  /// The part of a picture that fills a place, in shares of its width and height.
  public record Part(double left, double top, double width, double height) {
    public static final Part WHOLE = new Part(0, 0, 1, 1);
  }

  /// Draws a part of a picture over a raster.
  ///
  /// @param opacity 0 to 1
  /// @param depth of each pixel of the raster what is nearest there, or nothing where later
  ///     pictures hide earlier ones
  public void draw(
      Texture picture,
      Part part,
      Projection seen,
      double opacity,
      Raster out,
      float @Nullable [] depth) {
    double[] back = seen.inverse();
    if (back == null || opacity <= 0) {
      return;
    }
    var shape = new Polygon(seen);
    makeRoom(out.width());
    int end = Math.min(out.height(), shape.bottom());
    for (int y = Math.max(0, shape.top()); y < end; y++) {
      shape.cover(y, out.width(), opacity, cover);
      int count = shape.end() - shape.first();
      if (count > 0) {
        int at = y * out.width() + shape.first();
        find(picture, part, back, shape.first(), y, count);
        if (depth != null) {
          hide(back, shape.first(), y, count, depth, at);
        }
        if (isLevel(back)) {
          picture.sampleLevel(u, v[0], count, row);
        } else {
          picture.sample(u, v, count, row);
        }
        row.over(out, at, count, cover);
      }
    }
  }

  /// Tells whether a row of the raster shows a row of the picture, from left to right.
  private static boolean isLevel(double[] back) {
    return back[6] == 0 && back[3] == 0 && back[0] * back[8] > 0;
  }

  private void makeRoom(int width) {
    if (cover.length < width) {
      u = new int[width];
      v = new int[width];
      cover = new float[width];
      row = Row.of(width);
    }
  }

  private void find(Texture picture, Part part, double[] back, int first, int y, int count) {
    double width = part.width() * picture.width() * Texture.PARTS;
    double left = (part.left() * picture.width() - 0.5) * Texture.PARTS;
    double height = part.height() * picture.height() * Texture.PARTS;
    double top = (part.top() * picture.height() - 0.5) * Texture.PARTS;
    double py = y + 0.5;
    double s = back[1] * py + back[2];
    double t = back[4] * py + back[5];
    double q = back[7] * py + back[8];
    if (back[6] == 0) {
      fill(u, count, left + (s + back[0] * (first + 0.5)) / q * width, back[0] / q * width);
      fill(v, count, top + (t + back[3] * (first + 0.5)) / q * height, back[3] / q * height);
      return;
    }
    project(u, count, first + 0.5, width * back[0], width * s, back[6], q, left);
    project(v, count, first + 0.5, height * back[3], height * t, back[6], q, top);
  }

  /// Places along a row: `start + (a*x + b) / (c*x + d)`.
  private static void project(
      int[] out, int count, double first, double a, double b, double c, double d, double start) {
    double from = start + (a * first + b) / (c * first + d);
    double last = first + count - 1;
    double to = start + (a * last + b) / (c * last + d);
    if (isNear(from) && isNear(to) && (c * first + d > 0) == (c * last + d > 0)) {
      for (int x = 0; x < count; x++) {
        double px = first + x;
        out[x] = (int) (start + NEAR + (a * px + b) / (c * px + d)) - NEAR;
      }
      return;
    }
    for (int x = 0; x < count; x++) {
      double px = first + x;
      double place = start + (a * px + b) / (c * px + d);
      out[x] = (int) Math.floor(Math.max(-FAR, Math.min(FAR, place)));
    }
  }

  /// Between two near places all are near, and of what is not less than nothing the whole part is
  /// found without looking at its sign.
  private static boolean isNear(double place) {
    return Math.abs(place) < NEAR - 1;
  }

  private static void fill(int[] out, int count, double start, double step) {
    if (isNear(start) && isNear(start + step * count)) {
      for (int x = 0; x < count; x++) {
        out[x] = (int) (start + NEAR + step * x) - NEAR;
      }
      return;
    }
    for (int x = 0; x < count; x++) {
      out[x] = (int) Math.floor(Math.max(-FAR, Math.min(FAR, start + step * x)));
    }
  }

  /// Leaves out what lies behind something else. Of equally near ones the later is seen.
  private void hide(double[] back, int first, int y, int count, float[] depth, int at) {
    double q = back[7] * (y + 0.5) + back[8];
    for (int x = 0; x < count; x++) {
      float nearness = (float) (back[6] * (first + x + 0.5) + q);
      if (nearness < depth[at + x] - 1e-5f) {
        cover[x] = 0;
      } else if (cover[x] > 0.5f) {
        depth[at + x] = nearness;
      }
    }
  }
}
