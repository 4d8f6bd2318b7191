package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Reads a raster between its samples. Beyond its edge it is as at its edge.
///
/// @param source only read
record Sampler(Raster source) {

  /// Fills row `y` of `out` with what is at the places told.
  ///
  /// @param xs in pixels of the source, the middle of its first being 0; `ys` alike
  void row(float[] xs, float[] ys, Raster out, int y) {
    int start = y * out.width();
    float right = source.width() - 1;
    float bottom = source.height() - 1;
    for (int x = 0; x < xs.length; x++) {
      float placeX = Math.clamp(xs[x], 0f, right);
      float placeY = Math.clamp(ys[x], 0f, bottom);
      int left = (int) placeX;
      int top = (int) placeY;
      int at = top * source.width() + left;
      int next = left < right ? 1 : 0;
      int below = top < bottom ? source.width() : 0;
      float partX = placeX - left;
      float partY = placeY - top;
      out.red()[start + x] = between(source.red(), at, next, below, partX, partY);
      out.green()[start + x] = between(source.green(), at, next, below, partX, partY);
      out.blue()[start + x] = between(source.blue(), at, next, below, partX, partY);
      out.alpha()[start + x] = between(source.alpha(), at, next, below, partX, partY);
    }
  }

  private static float between(
      float[] plane, int at, int next, int below, float partX, float partY) {
    float above = plane[at] + (plane[at + next] - plane[at]) * partX;
    int under = at + below;
    float beneath = plane[under] + (plane[under + next] - plane[under]) * partX;
    return above + (beneath - above) * partY;
  }
}
