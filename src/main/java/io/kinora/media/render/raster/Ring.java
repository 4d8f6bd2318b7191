package io.kinora.media.render.raster;

import java.util.function.DoubleUnaryOperator;

/// A function of the distance from the middle, as a table.
///
/// @param values at each [#STEPS]th part of a pixel
record Ring(float[] values) {

  private static final int STEPS = 4;

  /// @param reach the longest distance, in pixels
  static Ring of(double reach, DoubleUnaryOperator function) {
    var values = new float[(int) (reach * STEPS) + 4];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) function.applyAsDouble((double) at / STEPS);
    }
    return new Ring(values);
  }

  float at(float distance) {
    float place = distance * STEPS;
    int before = (int) place;
    return values[before] + (values[before + 1] - values[before]) * (place - before);
  }
}
