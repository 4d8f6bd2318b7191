package io.kinora.media.render;

import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;

/// A painted text as planes, ready to be laid over a frame.
///
/// @param frame premultiplied
/// @param left column of the output where it begins: a multiple of 64
/// @param top row of the output: even
record Painted(Frame frame, Cover cover, int left, int top) {

  /// Paints the part of a text that is seen on an output of this size.
  static Painted of(Lettering lettering, int outWidth, int outHeight) {
    Area area = Area.around(lettering.area(), outWidth, outHeight);
    byte[] pixels =
        lettering.paint(new Box(area.left(), area.top(), area.width(), area.height()), 1);
    Frame frame = Frame.of(area.width(), area.height());
    Cover cover = Cover.of(area.width(), area.height());
    convert(pixels, frame, cover);
    return new Painted(frame, cover, area.left(), area.top());
  }

  private static void convert(byte[] pixels, Frame frame, Cover cover) {
    for (int y = 0; y < frame.height(); y += 2) {
      for (int x = 0; x < frame.width(); x += 2) {
        convertFour(pixels, x, y, frame, cover);
      }
    }
  }

  /// Four pixels share their colour differences: those of their mean.
  private static void convertFour(byte[] pixels, int x, int y, Frame frame, Cover cover) {
    double red = 0;
    double green = 0;
    double blue = 0;
    double alpha = 0;
    for (int dy = 0; dy < 2; dy++) {
      for (int dx = 0; dx < 2; dx++) {
        int at = ((y + dy) * frame.width() + x + dx) * 4;
        int r = pixels[at] & 255;
        int g = pixels[at + 1] & 255;
        int b = pixels[at + 2] & 255;
        int a = pixels[at + 3] & 255;
        put(cover.full(), x + dx, y + dy, a, a);
        put(frame.y(), x + dx, y + dy, Bt709.luma(r, g, b) - 16 * (255 - a) / 255.0, a);
        red += r / 4.0;
        green += g / 4.0;
        blue += b / 4.0;
        alpha += a / 4.0;
      }
    }
    double clear = 128 * (255 - alpha) / 255;
    put(cover.half(), x / 2, y / 2, alpha, 255);
    put(frame.u(), x / 2, y / 2, Bt709.blueDifference(red, green, blue) - clear, alpha);
    put(frame.v(), x / 2, y / 2, Bt709.redDifference(red, green, blue) - clear, alpha);
  }

  private static void put(Plane plane, int x, int y, double value, double max) {
    plane.samples()[y * plane.stride() + x] = (byte) Math.clamp(Math.round(value), 0, (int) max);
  }
}
