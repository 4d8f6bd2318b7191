package io.kinora.media.render.kernel;

/// The part of a source picture that fills the output, in luma pixels from its left upper corner.
///
/// All four are exact: a window that was rounded to pixels makes slow pans jump. It may reach
/// beyond
/// the picture, whose edge is repeated there.
public record Window(double left, double top, double width, double height) {

  /// Where the samples of an output row or column come from: sample `i` from `start + i * step`,
  /// counted in source samples, a whole number being the middle of a sample.
  public record Axis(double start, double step) {}

  Axis lumaColumns(int outputWidth) {
    double step = width / outputWidth;
    return new Axis(left + step / 2 - 0.5, step);
  }

  Axis lumaRows(int outputHeight) {
    double step = height / outputHeight;
    return new Axis(top + step / 2 - 0.5, step);
  }

  /// A chroma sample lies on its left luma sample (MPEG-2 siting: what players take for granted).
  Axis chromaColumns(int outputWidth) {
    double step = width / outputWidth;
    return new Axis((left + step / 2 - 0.5) / 2, step);
  }

  /// A chroma sample lies half way between its two luma rows.
  Axis chromaRows(int outputHeight) {
    double step = height / outputHeight;
    return new Axis(top / 2 + step / 2 - 0.5, step);
  }
}
