package io.kinora.media.image;

import io.kinora.media.image.Fit.Size;

/// The sign that a picture stands for a video: a white triangle on a translucent dark disc. Source:
/// the tasks contract, section 10, image.thumb.
final class PlayButton {

  private static final double DISC_OPACITY = 0.6;

  private PlayButton() {}

  /// Side of the square around the button: a quarter of the picture's height, even.
  static int sizeOn(Size picture) {
    int side = Math.min(picture.height() / 4, picture.width()) / 2 * 2;
    return Math.max(2, side);
  }

  /// Red, green, blue and alpha of each pixel, row by row.
  static byte[] of(int side) {
    var pixels = new byte[side * side * 4];
    double middle = side / 2.0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double dx = x + 0.5 - middle;
        double dy = y + 0.5 - middle;
        double disc = covered(middle - 0.5 - Math.hypot(dx, dy));
        double sign = covered(insideTriangle(dx / middle, dy / middle) * middle);
        int at = (y * side + x) * 4;
        double alpha = sign + (1 - sign) * disc * DISC_OPACITY;
        byte level = (byte) Math.round(alpha == 0 ? 0 : 255 * sign / alpha);
        pixels[at] = level;
        pixels[at + 1] = level;
        pixels[at + 2] = level;
        pixels[at + 3] = (byte) Math.round(255 * alpha);
      }
    }
    return pixels;
  }

  /// How far a place is inside the triangle that points to the right; negative outside. The disc
  /// has radius 1.
  private static double insideTriangle(double x, double y) {
    double left = x + 0.3;
    double slope = (0.6 - x - Math.abs(y) * 0.9 / 0.52) * 0.5;
    return Math.min(left, slope);
  }

  /// The part of a pixel that lies inside an edge at this distance.
  private static double covered(double distance) {
    return Math.clamp(distance + 0.5, 0, 1);
  }
}
