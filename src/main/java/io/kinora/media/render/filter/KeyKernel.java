package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// One colour becomes clear.
final class KeyKernel {

  private KeyKernel() {}

  static void apply(ColourStep.Key key, Raster straight) {
    float keyRed = (float) key.colour().red();
    float keyGreen = (float) key.colour().green();
    float keyBlue = (float) key.colour().blue();
    var threshold = (float) key.threshold();
    float steepness = (float) (1 / Math.max(key.softness(), 1e-6));
    float[] red = straight.red();
    float[] green = straight.green();
    float[] blue = straight.blue();
    float[] alpha = straight.alpha();
    for (int at = 0; at < alpha.length; at++) {
      float byRed = red[at] - keyRed;
      float byGreen = green[at] - keyGreen;
      float byBlue = blue[at] - keyBlue;
      float square = (byRed * byRed + byGreen * byGreen + byBlue * byBlue) * (1 / 3f);
      float seen = ((float) Math.sqrt(square) - threshold) * steepness;
      alpha[at] *= Rows.unit(seen);
    }
  }
}
