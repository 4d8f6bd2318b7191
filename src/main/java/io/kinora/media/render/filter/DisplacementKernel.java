package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Moves places of a picture as another one says.
final class DisplacementKernel {

  private DisplacementKernel() {}

  static Raster apply(InputStep.Displacement step, Raster picture, Raster input) {
    float biasX = pixels(step.biasX(), picture);
    float biasY = pixels(step.biasY(), picture);
    float spreadX = pixels(step.diameterX(), picture);
    float spreadY = pixels(step.diameterY(), picture);
    Raster out = Raster.clear(picture.width(), picture.height());
    var sampler = new Sampler(picture);
    var xs = new float[picture.width()];
    var ys = new float[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < xs.length; x++) {
        int at = y * xs.length + x;
        float still = 0.5f * input.alpha()[at];
        xs[x] = x + (input.red()[at] - still) * spreadX + biasX;
        ys[x] = y + (input.green()[at] - still) * spreadY + biasY;
      }
      sampler.row(xs, ys, out, y);
    }
    return out;
  }

  private static float pixels(double units, Raster picture) {
    return (float) Blurring.pixels(units, picture);
  }
}
