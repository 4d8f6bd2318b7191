package io.kinora.media.render.filter;

import java.util.OptionalInt;

/// One change of a raster, as numbers: what a filter does at a moment.
///
/// Equal steps change equal rasters in the same way. Lengths called `diameter` or `bias` are
/// in 360ths of the raster's height, widths in shares of its smaller side.
public sealed interface FilterStep permits ColourStep, BlurStep, ShapeStep, InputStep {

  /// Which of the filter's inputs it looks at besides the picture; all scenes inside a filter
  /// are one input, number 0.
  default OptionalInt input() {
    return OptionalInt.empty();
  }

  /// By how many pixels a raster of this size grows on each of its sides.
  default int grownBy(int width, int height) {
    return 0;
  }
}
