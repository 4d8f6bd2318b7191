package io.kinora.media.render.ink;

import io.kinora.media.render.ink.LetterStyle.Tint;

/// A picture that is painted on in layers: premultiplied, four numbers from 0 to 1 for each
/// pixel. For one thread.
public final class Pixels {

  private final float[] parts;

  public Pixels(int width, int height) {
    parts = new float[4 * width * height];
  }

  /// Lays a colour over it, as much as a mask says.
  ///
  /// @param mask 0 to 1 for each pixel
  public void over(float[] mask, Tint tint) {
    for (int at = 0; at < mask.length; at++) {
      float alpha = mask[at] * tint.alpha();
      if (alpha > 0) {
        over(4 * at, alpha * tint.red(), alpha * tint.green(), alpha * tint.blue(), alpha);
      }
    }
  }

  /// Lays a picture over it.
  public void over(Pixels above) {
    float[] other = above.parts;
    for (int at = 0; at < other.length; at += 4) {
      if (other[at + 3] > 0) {
        over(at, other[at], other[at + 1], other[at + 2], other[at + 3]);
      }
    }
  }

  /// Lays a picture over it.
  ///
  /// @param rgba premultiplied, red first
  public void over(byte[] rgba) {
    for (int at = 0; at < rgba.length; at += 4) {
      if (rgba[at + 3] != 0) {
        over(at, part(rgba[at]), part(rgba[at + 1]), part(rgba[at + 2]), part(rgba[at + 3]));
      }
    }
  }

  private void over(int at, float red, float green, float blue, float alpha) {
    float rest = 1 - alpha;
    parts[at] = parts[at] * rest + red;
    parts[at + 1] = parts[at + 1] * rest + green;
    parts[at + 2] = parts[at + 2] * rest + blue;
    parts[at + 3] = parts[at + 3] * rest + alpha;
  }

  /// Colours what lies inside a shape, without a seam along its edge.
  ///
  /// @param mask how much of the colour, 0 to 1
  /// @param shape covers of the shape
  void atop(float[] mask, float[] shape, Tint tint) {
    for (int pixel = 0; pixel < mask.length; pixel++) {
      float alpha = mask[pixel] * tint.alpha();
      float ink = alpha * shape[pixel];
      if (ink > 0) {
        over(4 * pixel, ink * tint.red(), ink * tint.green(), ink * tint.blue(), ink, 1 - alpha);
      }
    }
  }

  /// Adds a colour beside what is there: their masks share no place.
  void beside(float[] mask, Tint tint) {
    for (int pixel = 0; pixel < mask.length; pixel++) {
      float ink = mask[pixel] * tint.alpha();
      if (ink > 0) {
        over(4 * pixel, ink * tint.red(), ink * tint.green(), ink * tint.blue(), ink, 1);
      }
    }
  }

  private void over(int at, float red, float green, float blue, float alpha, float rest) {
    parts[at] = parts[at] * rest + red;
    parts[at + 1] = parts[at + 1] * rest + green;
    parts[at + 2] = parts[at + 2] * rest + blue;
    parts[at + 3] = parts[at + 3] * rest + alpha;
  }

  /// A part of it.
  ///
  /// @param wholeWidth of this picture
  public Pixels part(int wholeWidth, int left, int top, int width, int height) {
    var part = new Pixels(width, height);
    for (int y = 0; y < height; y++) {
      int from = 4 * ((top + y) * wholeWidth + left);
      System.arraycopy(parts, from, part.parts, 4 * y * width, 4 * width);
    }
    return part;
  }

  /// Leaves only what a mask covers.
  public void keep(float[] mask) {
    for (int at = 0; at < parts.length; at++) {
      parts[at] *= mask[at / 4];
    }
  }

  /// Premultiplied bytes, red first.
  public byte[] bytes() {
    var bytes = new byte[parts.length];
    for (int at = 0; at < parts.length; at++) {
      bytes[at] = (byte) (Math.max(0f, Math.min(parts[at], 1f)) * 255 + 0.5f);
    }
    return bytes;
  }

  private static float part(byte value) {
    return (value & 255) / 255f;
  }
}
