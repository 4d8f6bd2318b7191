package io.kinora.media.image;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.image.Fit.Size;
import java.util.OptionalInt;

/// What a strip is to be: pictures side by side, from left to right, row under row.
///
/// @param fit size of each cell, of the first picture's shape
/// @param wrap so many cells a row; all in one where it is not given
/// @param format JPEG or PNG
public record Strip(Fit fit, OptionalInt wrap, Thumbnail.Format format) {

  /// A strip that was made.
  ///
  /// @param count of its pictures
  /// @param size of the whole
  public record Made(int count, Size size) {}

  /// Our encoders take no more of one side.
  private static final int SIDE_MAX = 65_000;

  private static final long PIXELS_MAX = 100_000_000;

  /// Where the cells of a strip are.
  ///
  /// @param columns cells a row
  record Plan(Size cell, int columns, int rows) {

    Size whole() {
      return new Size(cell.width() * columns, cell.height() * rows);
    }
  }

  /// @throws io.kinora.infra.base.FailureException `INPUT_TOO_LARGE` when it would be too large
  Plan plan(Size cell, int count) {
    int columns = Math.min(wrap.orElse(count), count);
    var plan = new Plan(cell, columns, Math.ceilDiv(count, columns));
    long width = (long) cell.width() * columns;
    long height = (long) cell.height() * plan.rows();
    if (width > SIDE_MAX || height > SIDE_MAX || width * height > PIXELS_MAX) {
      throw new Failure(
              FailureCode.INPUT_TOO_LARGE,
              "The strip would have " + width + "x" + height + " pixels, more than "
                  + PIXELS_MAX / 1_000_000 + " million or more than " + SIDE_MAX
                  + " on a side: ask for smaller or fewer frames, or set wrap")
          .asException();
    }
    return plan;
  }
}
