package io.kinora.media.image;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.image.Fit.Size;
import java.time.Duration;
import java.util.OptionalInt;

/// What a moving GIF is to be.
///
/// @param width of the whole; the first picture's where neither is given, by its aspect where one
/// is
/// @param loop so many repetitions; 0 for ever, nothing for none
/// @param frame how long each picture is shown, rounded to hundredths of a second
public record Animation(OptionalInt width, OptionalInt height, OptionalInt loop, Duration frame) {

  /// They are held in memory while they are drawn.
  private static final int PIXELS_MAX = 16_000_000;

  /// Of all pictures together: their pixels wait on the disk, three bytes each.
  private static final long ALL_PIXELS_MAX = 400_000_000;

  /// In hundredths of a second, as the file says it.
  int delay() {
    return (int) Math.round(frame.toNanos() / 1e7);
  }

  /// Pictures are fitted into the size of the whole, never cut.
  Fit fit() {
    return new Fit(width, height, false);
  }

  /// The size of the whole.
  ///
  /// @param first the size of the first picture
  /// @throws io.kinora.infra.base.FailureException `INPUT_TOO_LARGE` when it would be too large
  Size size(Size first, int count) {
    Size size = width.isPresent() && height.isPresent()
        ? new Size(width.getAsInt(), height.getAsInt())
        : fit().of(first, 1).cut();
    long pixels = (long) size.width() * size.height();
    if (pixels > PIXELS_MAX || pixels * count > ALL_PIXELS_MAX) {
      throw new Failure(
              FailureCode.INPUT_TOO_LARGE,
              "The GIF would have " + count + " times " + size.width() + "x" + size.height()
                  + " pixels, more than " + PIXELS_MAX / 1_000_000 + " million, or "
                  + ALL_PIXELS_MAX / 1_000_000 + " million in all: ask for a smaller width or"
                  + " height, or fewer images")
          .asException();
    }
    return size;
  }
}
