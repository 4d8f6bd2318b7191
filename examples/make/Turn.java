import java.awt.image.BufferedImage;

/// How a picture lies in its file.
enum Turn {
  UPRIGHT(1),
  /// As of a camera held upright: it lies on its left side, and a viewer turns it to the right.
  ON_ITS_SIDE(6);

  private final int exifOrientation;

  Turn(int exifOrientation) {
    this.exifOrientation = exifOrientation;
  }

  int exifOrientation() {
    return exifOrientation;
  }

  BufferedImage apply(BufferedImage upright) {
    return switch (this) {
      case UPRIGHT -> upright;
      case ON_ITS_SIDE -> turnedLeft(upright);
    };
  }

  private static BufferedImage turnedLeft(BufferedImage upright) {
    int width = upright.getWidth();
    int height = upright.getHeight();
    var lying = new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        lying.setRGB(y, width - 1 - x, upright.getRGB(x, y));
      }
    }
    return lying;
  }
}
