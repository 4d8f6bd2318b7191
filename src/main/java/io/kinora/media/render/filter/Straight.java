package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import java.util.function.Consumer;

/// Colours without alpha in them, for a while.
final class Straight {

  /// Below this nothing is seen, and a colour cannot be told.
  private static final float CLEAR = 1e-5f;

  private Straight() {}

  /// Lets `change` work on colours that are not multiplied by alpha; it may change alpha.
  static void change(Raster raster, Consumer<Raster> change) {
    if (!isOpaque(raster.alpha())) {
      divide(raster.red(), raster.alpha());
      divide(raster.green(), raster.alpha());
      divide(raster.blue(), raster.alpha());
    }
    change.accept(raster);
    if (!isOpaque(raster.alpha())) {
      multiply(raster.red(), raster.alpha());
      multiply(raster.green(), raster.alpha());
      multiply(raster.blue(), raster.alpha());
    }
  }

  static boolean isOpaque(float[] alpha) {
    for (float each : alpha) {
      if (each != 1) {
        return false;
      }
    }
    return true;
  }

  private static void divide(float[] colour, float[] alpha) {
    for (int at = 0; at < colour.length; at++) {
      colour[at] = alpha[at] > CLEAR ? colour[at] / alpha[at] : 0;
    }
  }

  private static void multiply(float[] colour, float[] alpha) {
    for (int at = 0; at < colour.length; at++) {
      colour[at] *= alpha[at];
    }
  }
}
