package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Applies blurs.
final class Blurring {

  private static final double UNITS_PER_HEIGHT = 360;

  private Blurring() {}

  static Raster apply(BlurStep step, Raster picture) {
    switch (step) {
      case BlurStep.Box box -> {
        BoxWindow level = BoxWindow.ofWidth(pixels(box.diameterX(), picture));
        BoxWindow upright = BoxWindow.ofWidth(pixels(box.diameterY(), picture));
        BoxBlur.level(picture, level, 1);
        BoxBlur.upright(picture, upright, 1);
      }
      case BlurStep.Gaussian gaussian ->
        gaussian(picture, gaussian.diameterX(), gaussian.diameterY());
      case BlurStep.Directional line ->
        LineBlur.apply(line.angle(), pixels(line.diameter(), picture), picture);
      case BlurStep.Bilateral bilateral ->
        BilateralKernel.apply(
            pixels(bilateral.diameter(), picture) / 2, (float) bilateral.threshold(), picture);
      case BlurStep.FocusBand band -> FocusKernel.apply(band, picture);
      case BlurStep.Glow glow -> GlowKernel.apply(glow, picture);
    }
    return picture;
  }

  static void gaussian(Raster picture, double diameterX, double diameterY) {
    GaussianKernel.level(picture, pixels(diameterX, picture) / 2);
    GaussianKernel.upright(picture, pixels(diameterY, picture) / 2);
  }

  /// A length in pixels; no more than the longer side, beyond which nothing changes any more.
  static double pixels(double units, Raster picture) {
    int longer = Math.max(picture.width(), picture.height());
    return Math.clamp(units * picture.height() / UNITS_PER_HEIGHT, -longer, longer);
  }
}
