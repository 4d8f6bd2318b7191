package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Applies steps of colour.
final class Colouring {

  private Colouring() {}

  static Raster apply(ColourStep step, Raster picture) {
    switch (step) {
      case ColourStep.Matrix matrix ->
        Straight.change(picture, it -> MatrixKernel.apply(matrix.weights(), it));
      case ColourStep.Toning toning ->
        Straight.change(picture, it -> TonalKernels.tone(toning, it));
      case ColourStep.Threshold threshold ->
        Straight.change(picture, it -> TonalKernels.cut((float) threshold.luma(), it));
      case ColourStep.Bleach bleach ->
        Straight.change(picture, it -> TonalKernels.bleach((float) bleach.original(), it));
      case ColourStep.Exposure exposure ->
        Straight.change(picture, it -> ExposureKernel.apply(exposure, it));
      case ColourStep.Opacity opacity -> {
        brighten((float) opacity.factor(), picture);
        scale((float) opacity.factor(), picture.alpha());
      }
      case ColourStep.Brightness brightness -> brighten((float) brightness.factor(), picture);
      case ColourStep.Flashback flashback -> FlashbackKernel.apply(flashback.light(), picture);
      case ColourStep.Grain grain -> GrainKernel.apply(grain.strength(), grain.seed(), picture);
      case ColourStep.Key key -> Straight.change(picture, it -> KeyKernel.apply(key, it));
      case ColourStep.Gradient gradient -> GradientKernel.apply(gradient, picture);
    }
    return picture;
  }

  private static void brighten(float factor, Raster picture) {
    scale(factor, picture.red());
    scale(factor, picture.green());
    scale(factor, picture.blue());
  }

  private static void scale(float factor, float[] plane) {
    for (int at = 0; at < plane.length; at++) {
      plane[at] *= factor;
    }
  }
}
