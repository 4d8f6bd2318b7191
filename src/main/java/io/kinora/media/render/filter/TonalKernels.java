package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Colours change after how light they are.
final class TonalKernels {

  private TonalKernels() {}

  static void tone(ColourStep.Toning toning, Raster straight) {
    float[] luma = lumaOf(straight);
    float original = (float) toning.original();
    Paint black = toning.black();
    Paint medium = toning.medium();
    Paint white = toning.white();
    tone(luma, black.red(), medium.red(), white.red(), original, straight.red());
    tone(luma, black.green(), medium.green(), white.green(), original, straight.green());
    tone(luma, black.blue(), medium.blue(), white.blue(), original, straight.blue());
  }

  private static void tone(
      float[] luma, double black, double medium, double white, float original, float[] plane) {
    float start = (float) black;
    float dark = (float) (2 * (medium - black));
    float light = (float) (2 * (white - medium));
    float share = 1 - original;
    for (int at = 0; at < plane.length; at++) {
      float below = Math.min(luma[at], 0.5f);
      float above = Math.max(luma[at] - 0.5f, 0f);
      float tone = start + dark * below + light * above;
      plane[at] = plane[at] * original + tone * share;
    }
  }

  static void cut(float threshold, Raster straight) {
    float[] luma = lumaOf(straight);
    for (int at = 0; at < luma.length; at++) {
      luma[at] = luma[at] >= threshold ? 1 : 0;
    }
    System.arraycopy(luma, 0, straight.red(), 0, luma.length);
    System.arraycopy(luma, 0, straight.green(), 0, luma.length);
    System.arraycopy(luma, 0, straight.blue(), 0, luma.length);
  }

  static void bleach(float original, Raster straight) {
    float[] luma = lumaOf(straight);
    overlay(luma, original, straight.red());
    overlay(luma, original, straight.green());
    overlay(luma, original, straight.blue());
  }

  /// Below the middle it multiplies, above it screens.
  private static void overlay(float[] luma, float original, float[] plane) {
    float share = 1 - original;
    for (int at = 0; at < plane.length; at++) {
      float colour = Rows.unit(plane[at]);
      float below = Math.min(colour, 0.5f);
      float above = Math.max(colour - 0.5f, 0f);
      float laid = 2 * below * luma[at] + 2 * above * (1 - luma[at]);
      plane[at] = colour * original + laid * share;
    }
  }

  /// Between 0 and 1.
  private static float[] lumaOf(Raster straight) {
    float[] red = straight.red();
    float[] green = straight.green();
    float[] blue = straight.blue();
    var luma = new float[red.length];
    for (int at = 0; at < luma.length; at++) {
      float sum = red[at] * Luma.RED + green[at] * Luma.GREEN + blue[at] * Luma.BLUE;
      luma[at] = Rows.unit(sum);
    }
    return luma;
  }
}
