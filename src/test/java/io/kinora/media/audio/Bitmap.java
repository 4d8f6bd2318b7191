package io.kinora.media.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// A decoded picture of dark bars on white, and questions to it. It is decoded by another decoder
/// than the one that comes with the encoder.
record Bitmap(java.awt.image.BufferedImage image) {

  static Bitmap of(Path file) {
    try {
      return new Bitmap(ImageIO.read(file.toFile()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// How many pixels of a column are dark.
  int barAt(int x) {
    return (int) IntStream.range(0, image.getHeight()).filter(y -> isDark(x, y)).count();
  }

  List<Integer> bars() {
    return IntStream.range(0, image.getWidth()).mapToObj(this::barAt).toList();
  }

  /// The first dark pixel of a column; the middle where there is none.
  int firstOf(int x) {
    return IntStream.range(0, image.getHeight())
        .filter(y -> isDark(x, y))
        .findFirst()
        .orElse(image.getHeight() / 2);
  }

  int lastOf(int x) {
    return IntStream.range(0, image.getHeight())
        .filter(y -> isDark(x, y))
        .max()
        .orElse((image.getHeight() - 1) / 2);
  }

  /// How far a pixel is from a colour: the largest difference of its three parts.
  int distance(int x, int y, Colour colour) {
    int pixel = image.getRGB(x, y);
    int red = Math.abs((pixel >> 16 & 255) - colour.red());
    int green = Math.abs((pixel >> 8 & 255) - colour.green());
    return Math.max(Math.max(red, green), Math.abs((pixel & 255) - colour.blue()));
  }

  private boolean isDark(int x, int y) {
    return (image.getRGB(x, y) & 255) < 128;
  }
}
