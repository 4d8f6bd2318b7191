package io.kinora.media.publish;

import io.kinora.media.image.Fit.Size;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the sizes that a video is encoded in. Source: the publishing contract, section 11.
final class Ladder {

  private static final List<Integer> SHORT_SIDES = List.of(240, 360, 480, 720, 1080, 1440, 2160);

  /// What is nearer to the largest than this is left out.
  private static final double NEAR = 0.9;

  private static final double FULL_HD_PIXELS = 1920.0 * 1080;
  private static final double FULL_HD_KBIT = 5000;
  private static final int KBIT_MIN = 150;
  private static final double SHARE_ABOVE_30 = 1.4;

  private Ladder() {}

  /// @param source upright, in square pixels
  /// @param frameRate of the renditions
  /// @return from the smallest to the largest; never larger than the source, but for a side of
  ///     one
  static List<Rung> rungs(Size source, double frameRate, int shortSideMax) {
    int top = Math.min(Math.min(source.width(), source.height()), shortSideMax);
    IntStream lower = SHORT_SIDES.stream().mapToInt(it -> it).filter(side -> side < NEAR * top);
    return IntStream.concat(lower, IntStream.of(top))
        .mapToObj(side -> size(source, evenBelow(side)))
        .map(size -> new Rung(size, kbitMax(size, frameRate)))
        .toList();
  }

  private static Size size(Size source, int shortSide) {
    int shorter = Math.min(source.width(), source.height());
    int longer = Math.max(source.width(), source.height());
    int longSide = Math.min(evenNear((double) shortSide * longer / shorter), evenBelow(longer));
    return source.width() < source.height()
        ? new Size(shortSide, longSide)
        : new Size(longSide, shortSide);
  }

  private static int evenBelow(int side) {
    return Math.max(2, side / 2 * 2);
  }

  private static int evenNear(double side) {
    return (int) Math.max(2, 2 * Math.round(side / 2));
  }

  static int kbitMax(Size size, double frameRate) {
    double pixels = (double) size.width() * size.height();
    double kbit = Math.max(KBIT_MIN, FULL_HD_KBIT * Math.pow(pixels / FULL_HD_PIXELS, 0.75));
    return (int) Math.round(frameRate > 30 ? SHARE_ABOVE_30 * kbit : kbit);
  }
}
