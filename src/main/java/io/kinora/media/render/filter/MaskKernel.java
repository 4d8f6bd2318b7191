package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// What a raster says about the opacity of another, from 0 to 1. Its colours are multiplied by
/// alpha, which is to say that it stands on black.
final class MaskKernel {

  private MaskKernel() {}

  /// How far each colour is on the way from the transparent to the opaque one.
  static float[] between(InputStep.Mask mask, Raster input) {
    double byRed = mask.opaque().red() - mask.transparent().red();
    double byGreen = mask.opaque().green() - mask.transparent().green();
    double byBlue = mask.opaque().blue() - mask.transparent().blue();
    double square = byRed * byRed + byGreen * byGreen + byBlue * byBlue;
    double start = mask.transparent().red() * byRed
        + mask.transparent().green() * byGreen
        + mask.transparent().blue() * byBlue;
    return sum(
        input,
        (float) (byRed / square),
        (float) (byGreen / square),
        (float) (byBlue / square),
        (float) (-start / square));
  }

  static float[] lumaOf(Raster input) {
    return sum(input, Luma.RED, Luma.GREEN, Luma.BLUE, 0);
  }

  static float[] alphaOf(Raster input) {
    var cover = new float[input.alpha().length];
    for (int at = 0; at < cover.length; at++) {
      cover[at] = Rows.unit(input.alpha()[at]);
    }
    return cover;
  }

  static float[] inverted(float[] cover) {
    for (int at = 0; at < cover.length; at++) {
      cover[at] = 1 - cover[at];
    }
    return cover;
  }

  private static float[] sum(Raster input, float ofRed, float ofGreen, float ofBlue, float bias) {
    float[] red = input.red();
    float[] green = input.green();
    float[] blue = input.blue();
    var cover = new float[red.length];
    for (int at = 0; at < cover.length; at++) {
      cover[at] = Rows.unit(red[at] * ofRed + green[at] * ofGreen + blue[at] * ofBlue + bias);
    }
    return cover;
  }
}
