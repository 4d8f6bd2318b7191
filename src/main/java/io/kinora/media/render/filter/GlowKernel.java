package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Lays a soft copy of what is light over a picture, as a second lamp would: light never gets
/// less, and what is white stays white.
final class GlowKernel {

  /// What is darker does not shine.
  private static final float DARK = 0.45f;

  private GlowKernel() {}

  static void apply(BlurStep.Glow glow, Raster picture) {
    Raster light = picture.copy();
    keepBright(light);
    Blurring.gaussian(light, glow.diameter(), glow.diameter());
    float rate = (float) glow.rate();
    screen(light.red(), rate, picture.red());
    screen(light.green(), rate, picture.green());
    screen(light.blue(), rate, picture.blue());
    screen(light.alpha(), rate, picture.alpha());
  }

  /// Alpha follows: a white text on nothing has a halo.
  private static void keepBright(Raster raster) {
    float[] red = raster.red();
    float[] green = raster.green();
    float[] blue = raster.blue();
    float[] alpha = raster.alpha();
    for (int at = 0; at < alpha.length; at++) {
      float luma = red[at] * Luma.RED + green[at] * Luma.GREEN + blue[at] * Luma.BLUE;
      float share = Rows.unit((luma - DARK) * (1 / (1 - DARK)));
      red[at] *= share;
      green[at] *= share;
      blue[at] *= share;
      alpha[at] *= share;
    }
  }

  private static void screen(float[] light, float rate, float[] plane) {
    for (int at = 0; at < plane.length; at++) {
      float shine = Rows.unit(light[at] * rate);
      plane[at] += shine * (1 - Rows.unit(plane[at]));
    }
  }
}
