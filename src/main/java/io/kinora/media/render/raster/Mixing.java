package io.kinora.media.render.raster;

import java.util.Arrays;

/// Mixes pictures of one size.
public final class Mixing {

  private Mixing() {}

  /// Lays `above` over `out`.
  ///
  /// @param opacity 0 to 1
  public static void over(Raster above, double opacity, Raster out) {
    float weight = (float) opacity;
    over(above.red(), above.alpha(), weight, out.red());
    over(above.green(), above.alpha(), weight, out.green());
    over(above.blue(), above.alpha(), weight, out.blue());
    // Alpha last: it is what the others are hidden by.
    over(above.alpha(), above.alpha(), weight, out.alpha());
  }

  private static void over(float[] colour, float[] alpha, float weight, float[] out) {
    for (int at = 0; at < out.length; at++) {
      out[at] = colour[at] * weight + out[at] * (1 - alpha[at] * weight);
    }
  }

  /// Writes a mixture.
  ///
  /// @param weight that of `after` everywhere, 0 to 1
  public static void crossfade(Texture before, Texture after, double weight, Raster out) {
    var weights = new float[out.width()];
    Arrays.fill(weights, (float) weight);
    var joint = new Joint(out.width());
    for (int y = 0; y < out.height(); y++) {
      joint.mixed(before, after, y, weights).copyTo(out, y * out.width(), out.width());
    }
  }
}
