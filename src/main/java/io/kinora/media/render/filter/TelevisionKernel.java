package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Draws a picture as on an old television set.
final class TelevisionKernel {

  /// How far the middle of each side bulges, in shares of half the picture.
  private static final float BULGE = 0.035f;

  private static final int LINES_MAX = 240;

  /// A line needs that many pixels, or lines and pixels make a pattern of their own.
  private static final int PIXELS_PER_LINE_MIN = 3;

  private static final float LINE_DEPTH = 0.3f;
  private static final float BAND = 0.2f;
  private static final double BAND_HALF = 0.12;

  private TelevisionKernel() {}

  static Raster apply(double phase, Raster picture) {
    int width = picture.width();
    int height = picture.height();
    Raster out = Raster.clear(width, height);
    var sampler = new Sampler(picture);
    float[] across = places(width);
    float[] down = places(height);
    var xs = new float[width];
    var ys = new float[width];
    var light = new float[width];
    for (int y = 0; y < height; y++) {
      float lamp = lampOf((y + 0.5) / height, height, phase);
      for (int x = 0; x < width; x++) {
        float x0 = across[x] * (1 + BULGE * down[y] * down[y]);
        float y0 = down[y] * (1 + BULGE * across[x] * across[x]);
        xs[x] = (x0 + 1) * 0.5f * width - 0.5f;
        ys[x] = (y0 + 1) * 0.5f * height - 0.5f;
        float dim = 1 - 0.18f * (x0 * x0 + y0 * y0) * 0.5f;
        light[x] = lamp * dim;
      }
      sampler.row(xs, ys, out, y);
      lighten(xs, ys, light, out, y);
    }
    return out;
  }

  /// From -1 to 1.
  private static float[] places(int length) {
    var places = new float[length];
    for (int at = 0; at < length; at++) {
      places[at] = (at + 0.5f) * 2 / length - 1;
    }
    return places;
  }

  /// How bright a row is: between lines it is dark, in the band light.
  private static float lampOf(double place, int height, double phase) {
    int lines = Math.max(1, Math.min(LINES_MAX, height / PIXELS_PER_LINE_MIN));
    double line = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * lines * place);
    double middle = phase * (1 + 2 * BAND_HALF) - BAND_HALF;
    double band = 1 - Rows.smooth(Math.abs(place - middle), 0, BAND_HALF);
    return (float) ((1.08 - LINE_DEPTH * (1 - line)) * (1 + BAND * band));
  }

  /// Beyond the tube is nothing; its edge is as soft as a pixel is wide.
  private static void lighten(float[] xs, float[] ys, float[] light, Raster out, int y) {
    float right = out.width();
    float bottom = out.height();
    for (int x = 0; x < xs.length; x++) {
      int at = y * out.width() + x;
      float inX = Math.min(xs[x] + 1, right - xs[x]);
      float inY = Math.min(ys[x] + 1, bottom - ys[x]);
      float seen = Rows.unit(Math.min(inX, inY));
      float alpha = out.alpha()[at] * seen;
      float lamp = light[x] * seen;
      out.alpha()[at] = alpha;
      out.red()[at] = Math.min(out.red()[at] * lamp, alpha);
      out.green()[at] = Math.min(out.green()[at] * lamp, alpha);
      out.blue()[at] = Math.min(out.blue()[at] * lamp, alpha);
    }
  }
}
