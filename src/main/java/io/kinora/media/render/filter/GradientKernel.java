package io.kinora.media.render.filter;

import io.kinora.media.render.filter.ColourStep.GradientShape;
import io.kinora.media.render.raster.Raster;

/// Paints a gradient where a picture is opaque.
final class GradientKernel {

  private GradientKernel() {}

  static void apply(ColourStep.Gradient gradient, Raster picture) {
    var shares = new float[picture.width()];
    Paint from = gradient.color0();
    Paint to = gradient.color1();
    float original = (float) gradient.original();
    for (int y = 0; y < picture.height(); y++) {
      int start = y * picture.width();
      sharesOf(gradient, picture, y, shares);
      float[] alpha = picture.alpha();
      mix(
          shares,
          from.red() * from.alpha(),
          to.red() * to.alpha(),
          original,
          alpha,
          start,
          picture.red());
      mix(
          shares,
          from.green() * from.alpha(),
          to.green() * to.alpha(),
          original,
          alpha,
          start,
          picture.green());
      mix(
          shares,
          from.blue() * from.alpha(),
          to.blue() * to.alpha(),
          original,
          alpha,
          start,
          picture.blue());
      mix(shares, from.alpha(), to.alpha(), original, alpha, start, alpha);
    }
  }

  /// How much each place of a row is of the second colour. In pixels: places of one colour
  /// form circles and upright lines, not ellipses and slanting ones.
  private static void sharesOf(
      ColourStep.Gradient gradient, Raster picture, int y, float[] shares) {
    double fromX = gradient.line().from().x() * picture.width();
    double fromY = gradient.line().from().y() * picture.height();
    double byX = gradient.line().to().x() * picture.width() - fromX;
    double byY = gradient.line().to().y() * picture.height() - fromY;
    double square = Math.max(byX * byX + byY * byY, 1e-9);
    for (int x = 0; x < shares.length; x++) {
      double atX = x + 0.5 - fromX;
      double atY = y + 0.5 - fromY;
      double share = gradient.shape() == GradientShape.LINEAR
          ? (atX * byX + atY * byY) / square
          : Math.sqrt((atX * atX + atY * atY) / square);
      shares[x] = (float) Math.clamp(share, 0, 1);
    }
  }

  private static void mix(
      float[] shares,
      double from,
      double to,
      float original,
      float[] alpha,
      int start,
      float[] plane) {
    var base = (float) from;
    var rise = (float) (to - from);
    float share = 1 - original;
    for (int x = 0; x < shares.length; x++) {
      int at = start + x;
      float paint = (base + rise * shares[x]) * alpha[at];
      plane[at] = plane[at] * original + paint * share;
    }
  }
}
