package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.render.kernel.Frame;

/// A drawn frame to be looked at.
record Pixels(Frame frame) {

  int luma(int x, int y) {
    return frame.y().sample(x, y);
  }

  /// Red, green and blue, 0 to 255.
  double[] colour(int x, int y) {
    double luma = (luma(x, y) - 16) / 219.0;
    double blue = (frame.u().sample(x / 2, y / 2) - 128) / 224.0;
    double red = (frame.v().sample(x / 2, y / 2) - 128) / 224.0;
    double r = luma + 1.5748 * red;
    double b = luma + 1.8556 * blue;
    double g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152;
    return new double[] {255 * r, 255 * g, 255 * b};
  }

  /// @param rgb as in documents, such as `C00000`
  void hasColour(int x, int y, String rgb) {
    double[] colour = colour(x, y);
    for (int part = 0; part < 3; part++) {
      assertThat(colour[part])
          .as("part %d of %s at %d,%d", part, rgb, x, y)
          .isCloseTo(Integer.parseInt(rgb.substring(2 * part, 2 * part + 2), 16), within(6.0));
    }
  }

  /// The largest difference of luma.
  int farthestFrom(Pixels other) {
    int farthest = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        farthest = Math.max(farthest, Math.abs(luma(x, y) - other.luma(x, y)));
      }
    }
    return farthest;
  }

  /// The mean difference of luma.
  double meanFrom(Pixels other) {
    double sum = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        sum += Math.abs(luma(x, y) - other.luma(x, y));
      }
    }
    return sum / (frame.width() * frame.height());
  }

  /// The mean luma of a part of the frame.
  double mean(int left, int top, int width, int height) {
    double sum = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        sum += luma(x, y);
      }
    }
    return sum / (width * height);
  }

  /// Where the light is, from the left or from the top, in pixels.
  double centre(boolean isAcross) {
    double sum = 0;
    double places = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        double light = Math.max(0, luma(x, y) - 20);
        sum += light;
        places += light * (isAcross ? x + 0.5 : y + 0.5);
      }
    }
    return places / sum;
  }

  /// The structural similarity of luma, in blocks of 8: 1 is the same.
  double similarityTo(Pixels other) {
    double sum = 0;
    int count = 0;
    for (int top = 0; top + 8 <= frame.height(); top += 4) {
      for (int left = 0; left + 8 <= frame.width(); left += 4) {
        sum += similarity(other, left, top);
        count++;
      }
    }
    return sum / count;
  }

  private double similarity(Pixels other, int left, int top) {
    double a = mean(left, top, 8, 8);
    double b = other.mean(left, top, 8, 8);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int at = 0; at < 64; at++) {
      double mine = luma(left + at % 8, top + at / 8) - a;
      double its = other.luma(left + at % 8, top + at / 8) - b;
      aa += mine * mine / 63;
      bb += its * its / 63;
      ab += mine * its / 63;
    }
    double c1 = 6.5025;
    double c2 = 58.5225;
    return (2 * a * b + c1) * (2 * ab + c2) / ((a * a + b * b + c1) * (aa + bb + c2));
  }
}
