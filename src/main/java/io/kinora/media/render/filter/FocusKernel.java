package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Blurs above and below a band.
///
/// On the way from sharp to blurred a third picture stands in the middle, half as blurred:
/// mixing a sharp one with a soft one alone would look like a veil.
final class FocusKernel {

  private FocusKernel() {}

  static void apply(BlurStep.FocusBand band, Raster picture) {
    Raster half = picture.copy();
    Blurring.gaussian(half, band.diameter() / 2, band.diameter() / 2);
    Raster full = picture.copy();
    Blurring.gaussian(full, band.diameter(), band.diameter());
    int smaller = Math.min(picture.width(), picture.height());
    double middle = band.middle() * picture.height();
    double inside = band.width() / 2 * smaller;
    double outside = inside + band.transWidth() * smaller;
    for (int y = 0; y < picture.height(); y++) {
      double softness = Rows.smooth(Math.abs(y + 0.5 - middle), inside, outside);
      if (softness > 0) {
        mix(picture, half, (float) Math.min(1, softness * 2), y);
        mix(picture, full, (float) Math.max(0, softness * 2 - 1), y);
      }
    }
  }

  private static void mix(Raster picture, Raster other, float share, int y) {
    int start = y * picture.width();
    int end = start + picture.width();
    Rows.mix(picture.red(), other.red(), share, start, end);
    Rows.mix(picture.green(), other.green(), share, start, end);
    Rows.mix(picture.blue(), other.blue(), share, start, end);
    Rows.mix(picture.alpha(), other.alpha(), share, start, end);
  }
}
