package io.kinora.media.image;

import java.util.OptionalInt;

/// How large a picture becomes. Source: the tasks contract, section 10, fit and fill.
///
/// @param width at most so wide; the source's where neither is given, by the aspect where one is
/// @param height at most so high
/// @param fills whether it is scaled to cover the whole and its middle cut out; else it is fitted
///     inside, and one side may be smaller
public record Fit(OptionalInt width, OptionalInt height, boolean fills) {

  /// A size in pixels.
  public record Size(int width, int height) {}

  /// A plan: scale to one size, then cut the middle of another out of it.
  public record Plan(Size scaled, Size cut) {}

  /// @param multiple sides are multiples of it: 1 for pictures, 2 for videos
  public Plan of(Size source, int multiple) {
    double aspect = (double) source.width() / source.height();
    if (width.isPresent() && height.isPresent()) {
      return fills
          ? covering(aspect, multiple)
          : inside(aspect, width.getAsInt(), height.getAsInt(), multiple);
    }
    if (width.isPresent()) {
      return whole(width.getAsInt(), width.getAsInt() / aspect, multiple);
    }
    return height.isPresent()
        ? whole(height.getAsInt() * aspect, height.getAsInt(), multiple)
        : whole(source.width(), source.height(), multiple);
  }

  /// The same for a picture among others, all in cells of one size: it may leave a part of its cell
  /// free where it is fitted.
  public Plan inCell(Size cell, Size source) {
    Plan own = of(source, 1);
    return own.cut().equals(cell) ? own : exactly(cell).of(source, 1);
  }

  private Fit exactly(Size cell) {
    return new Fit(OptionalInt.of(cell.width()), OptionalInt.of(cell.height()), fills);
  }

  private Plan covering(double aspect, int multiple) {
    int wantedWidth = rounded(width.orElseThrow(), multiple);
    int wantedHeight = rounded(height.orElseThrow(), multiple);
    double scaledWidth = Math.max(wantedWidth, wantedHeight * aspect);
    double scaledHeight = Math.max(wantedHeight, wantedWidth / aspect);
    var scaled =
        new Size(Math.max(wantedWidth, (int) Math.round(scaledWidth)), Math.max(wantedHeight, (int)
            Math.round(scaledHeight)));
    return new Plan(scaled, new Size(wantedWidth, wantedHeight));
  }

  private static Plan inside(double aspect, int maxWidth, int maxHeight, int multiple) {
    return aspect > (double) maxWidth / maxHeight
        ? whole(maxWidth, maxWidth / aspect, multiple)
        : whole(maxHeight * aspect, maxHeight, multiple);
  }

  private static Plan whole(double wide, double high, int multiple) {
    var size = new Size(rounded(wide, multiple), rounded(high, multiple));
    return new Plan(size, size);
  }

  /// Videos are rounded down to even sides, pictures to the nearest pixel.
  private static int rounded(double side, int multiple) {
    int whole = multiple == 1 ? (int) Math.round(side) : (int) (side + 1e-6) / multiple * multiple;
    return Math.max(multiple, whole);
  }
}
