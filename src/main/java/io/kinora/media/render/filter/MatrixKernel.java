package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import java.util.List;

/// Colours become sums of their parts.
final class MatrixKernel {

  private MatrixKernel() {}

  /// @param weights as those of [ColourStep.Matrix]
  static void apply(List<Double> weights, Raster straight) {
    var source = straight.copy();
    mix(source, weights, 0, straight.red());
    mix(source, weights, 1, straight.green());
    mix(source, weights, 2, straight.blue());
    mix(source, weights, 3, straight.alpha());
  }

  private static void mix(Raster source, List<Double> weights, int part, float[] out) {
    float ofRed = weights.get(part).floatValue();
    float ofGreen = weights.get(4 + part).floatValue();
    float ofBlue = weights.get(8 + part).floatValue();
    float ofAlpha = weights.get(12 + part).floatValue();
    float bias = weights.get(16 + part).floatValue();
    float[] red = source.red();
    float[] green = source.green();
    float[] blue = source.blue();
    float[] alpha = source.alpha();
    for (int at = 0; at < out.length; at++) {
      float sum =
          red[at] * ofRed + green[at] * ofGreen + blue[at] * ofBlue + alpha[at] * ofAlpha + bias;
      out[at] = Rows.unit(sum);
    }
  }
}
