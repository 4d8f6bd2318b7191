package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Makes a picture look as if remembered: brown and faded, with dark corners.
final class FlashbackKernel {

  private static final Paint DARK = new Paint(0.085, 0.055, 0.035, 1);
  private static final Paint LIGHT = new Paint(1.0, 0.93, 0.76, 1);

  /// How much of its own colour is left.
  private static final float ORIGINAL = 0.18f;

  /// How dark the corners are.
  private static final float CORNERS = 0.65f;

  private FlashbackKernel() {}

  static void apply(double light, Raster picture) {
    float[] across = squares(picture.width());
    float[] down = squares(picture.height());
    for (int y = 0; y < picture.height(); y++) {
      row((float) light, across, down[y], picture, y * picture.width());
    }
  }

  /// Half the square of the distance from the middle, which is 1 in the corners.
  private static float[] squares(int length) {
    var squares = new float[length];
    for (int at = 0; at < length; at++) {
      float place = (at + 0.5f) * 2 / length - 1;
      squares[at] = place * place / 2;
    }
    return squares;
  }

  private static void row(float light, float[] across, float down, Raster picture, int start) {
    float[] red = picture.red();
    float[] green = picture.green();
    float[] blue = picture.blue();
    float[] alpha = picture.alpha();
    for (int x = 0; x < across.length; x++) {
      int at = start + x;
      float edge = Rows.unit((across[x] + down - 0.2f) * 1.25f);
      float shade = light * (1 - CORNERS * edge * edge * (3 - 2 * edge));
      float luma = red[at] * Luma.RED + green[at] * Luma.GREEN + blue[at] * Luma.BLUE;
      red[at] = shade * toned(red[at], luma, alpha[at], (float) DARK.red(), (float) LIGHT.red());
      green[at] =
          shade * toned(green[at], luma, alpha[at], (float) DARK.green(), (float) LIGHT.green());
      blue[at] =
          shade * toned(blue[at], luma, alpha[at], (float) DARK.blue(), (float) LIGHT.blue());
    }
  }

  private static float toned(float colour, float luma, float alpha, float dark, float light) {
    float tone = dark * alpha + (light - dark) * luma;
    return colour * ORIGINAL + tone * (1 - ORIGINAL);
  }
}
