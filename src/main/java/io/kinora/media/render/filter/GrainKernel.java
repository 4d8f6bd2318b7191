package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Film grain: the light of each place is a little unsure, most in the middle tones; its
/// colour is not. Grains are larger than a pixel, as they are on film, which also costs fewer
/// bits.
final class GrainKernel {

  /// Of the place itself and of each neighbour, on its row as on its column.
  private static final float OWN = 4 / 6f;

  private static final float BESIDE = 1 / 6f;

  /// Makes the standard deviation a fifth of the strength: that of [#rowOf] is the root of a
  /// sixth, halved by the weights.
  private static final float FIFTH = 0.9798f;

  private GrainKernel() {}

  static void apply(double strength, long seed, Raster picture) {
    int width = picture.width();
    float[] above = rowOf(width, seed, -1);
    float[] here = rowOf(width, seed, 0);
    var grain = new float[width + 2];
    for (int y = 0; y < picture.height(); y++) {
      float[] below = rowOf(width, seed, y + 1);
      for (int x = 0; x < grain.length; x++) {
        grain[x] = BESIDE * (above[x] + below[x]) + OWN * here[x];
      }
      add((float) strength * FIFTH, grain, picture, y * width);
      above = here;
      here = below;
    }
  }

  /// Independent numbers from -1 to 1, of a distribution like a tent.
  private static float[] rowOf(int width, long seed, int y) {
    int base = (int) (long) (Chance.at(seed * 0x9E3779B97F4A7C15L + y) * (1L << 32));
    var row = new float[width + 2];
    for (int x = 0; x < row.length; x++) {
      int mixed = base + x * 0x9E3779B1;
      mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
      mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
      mixed ^= mixed >>> 16;
      row[x] = ((mixed & 0xFFFF) - (mixed >>> 16)) * (1 / 65536f);
    }
    return row;
  }

  /// In short loops, each with one thing to write: the compiler makes vectors of such.
  private static void add(float strength, float[] grain, Raster picture, int start) {
    var change = new float[picture.width()];
    soften(grain, strength, change);
    weigh(picture, start, change);
    change(picture.red(), picture.alpha(), start, change);
    change(picture.green(), picture.alpha(), start, change);
    change(picture.blue(), picture.alpha(), start, change);
  }

  private static void soften(float[] grain, float strength, float[] change) {
    for (int x = 0; x < change.length; x++) {
      change[x] = (BESIDE * (grain[x] + grain[x + 2]) + OWN * grain[x + 1]) * strength;
    }
  }

  private static void weigh(Raster picture, int start, float[] change) {
    float[] red = picture.red();
    float[] green = picture.green();
    float[] blue = picture.blue();
    float[] alpha = picture.alpha();
    for (int x = 0; x < change.length; x++) {
      int at = start + x;
      float luma = Rows.unit(red[at] * Luma.RED + green[at] * Luma.GREEN + blue[at] * Luma.BLUE);
      change[x] *= (0.25f + 3 * luma * (1 - luma)) * alpha[at];
    }
  }

  private static void change(float[] colour, float[] alpha, int start, float[] change) {
    for (int x = 0; x < change.length; x++) {
      int at = start + x;
      colour[at] = Math.max(0f, Math.min(colour[at] + change[x], alpha[at]));
    }
  }
}
