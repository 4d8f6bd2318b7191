package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import java.util.function.IntFunction;

/// Changes rasters by steps. The result is the same on every machine.
public final class Filters {

  private Filters() {}

  /// The changed picture: the same object with other samples, or a new one, of another size
  /// where the step says that it grows.
  ///
  /// @param picture belongs to the caller no more; the result does
  /// @param inputs  gives the raster that [FilterStep#input] asks for, of any size; it is only
  ///     read
  public static Raster apply(FilterStep step, Raster picture, IntFunction<Raster> inputs) {
    return switch (step) {
      case ColourStep colour -> Colouring.apply(colour, picture);
      case BlurStep blur -> Blurring.apply(blur, picture);
      case ShapeStep shape -> Shaping.apply(shape, picture);
      case InputStep both -> {
        Raster input = inputs.apply(both.input().orElseThrow());
        yield Joining.apply(
            both, picture, Resample.toSize(input, picture.width(), picture.height()));
      }
    };
  }
}
