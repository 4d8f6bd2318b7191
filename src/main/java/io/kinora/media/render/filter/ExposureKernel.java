package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Colours go through one curve, which is computed at some places and straight between them.
final class ExposureKernel {

  /// Many times the steps of a picture with ten bits, so that nothing is seen of them.
  private static final int STEPS = 8192;

  private ExposureKernel() {}

  static void apply(ColourStep.Exposure exposure, Raster straight) {
    float[] curve = curveOf(exposure);
    follow(curve, straight.red());
    follow(curve, straight.green());
    follow(curve, straight.blue());
  }

  private static float[] curveOf(ColourStep.Exposure exposure) {
    var curve = new float[STEPS + 2];
    for (int step = 0; step < curve.length; step++) {
      double light =
          Math.clamp(step / (double) STEPS * exposure.gain() + exposure.bias() / 360, 0, 1);
      curve[step] = (float) StrictMath.pow(light, 1 / exposure.gamma());
    }
    return curve;
  }

  private static void follow(float[] curve, float[] plane) {
    for (int at = 0; at < plane.length; at++) {
      float place = Rows.unit(plane[at]) * STEPS;
      int step = (int) place;
      float part = place - step;
      plane[at] = curve[step] + (curve[step + 1] - curve[step]) * part;
    }
  }
}
