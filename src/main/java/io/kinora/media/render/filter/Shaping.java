package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Applies steps of edges and shape.
final class Shaping {

  private Shaping() {}

  static Raster apply(ShapeStep step, Raster picture) {
    return switch (step) {
      case ShapeStep.Frame frame -> FrameKernel.apply(frame, picture);
      case ShapeStep.BorderBlur blur -> borderBlur(blur, picture);
      case ShapeStep.CornerCut cut -> CornerKernel.apply(cut, picture);
      case ShapeStep.Reveal reveal -> reveal(reveal, picture);
      case ShapeStep.Quad quad -> quad(quad, picture);
      case ShapeStep.Television television -> TelevisionKernel.apply(television.phase(), picture);
    };
  }

  private static Raster borderBlur(ShapeStep.BorderBlur blur, Raster picture) {
    int smaller = Math.min(picture.width(), picture.height());
    double from = blur.width() * smaller;
    double to = from + blur.transWidth() * smaller;
    return Window.of(ramp(picture.width(), from, to), ramp(picture.height(), from, to))
        .cut(picture);
  }

  private static float[] ramp(int length, double from, double to) {
    var opacity = new float[length];
    for (int at = 0; at < length; at++) {
      opacity[at] = (float) Rows.smooth(Math.min(at + 0.5, length - at - 0.5), from, to);
    }
    return opacity;
  }

  private static Raster reveal(ShapeStep.Reveal reveal, Raster picture) {
    boolean isFromMiddle = reveal.directionX() == 0 && reveal.directionY() == 0;
    return Window.of(
            part(picture.width(), reveal.directionX(), isFromMiddle, reveal.progress()),
            part(picture.height(), reveal.directionY(), isFromMiddle, reveal.progress()))
        .cut(picture);
  }

  private static float[] part(int length, double direction, boolean isFromMiddle, double progress) {
    double seen = isFromMiddle || direction != 0 ? length * progress : length;
    double start = direction > 0 ? 0 : direction < 0 ? length - seen : (length - seen) / 2;
    return Window.cover(length, start, start + seen);
  }

  private static Raster quad(ShapeStep.Quad quad, Raster picture) {
    double smaller = Math.min(picture.width(), picture.height());
    double aspect = quad.aspect().orElse(picture.width() / (double) picture.height());
    double width = quad.width() * smaller * Math.max(aspect, 1);
    double height = quad.height() * smaller / Math.min(aspect, 1);
    return Resample.onto(
        picture,
        Resample.Axis.centred(picture.width(), picture.width(), width),
        Resample.Axis.centred(picture.height(), picture.height(), height));
  }
}
