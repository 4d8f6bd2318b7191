package io.kinora.media.render.raster;

/// Mixes rasters of one size.
public final class Mixing {

  private Mixing() {}

  /// Lays `above` over `out`.
  ///
  /// @param opacity 0 to 1
  public static void over(Raster above, double opacity, Raster out) {
    float weight = (float) opacity;
    over(above.red(), above.alpha(), weight, out.red());
    over(above.green(), above.alpha(), weight, out.green());
    over(above.blue(), above.alpha(), weight, out.blue());
    // Alpha last: it is what the others are hidden by.
    over(above.alpha(), above.alpha(), weight, out.alpha());
  }

  private static void over(float[] colour, float[] alpha, float weight, float[] out) {
    for (int at = 0; at < out.length; at++) {
      out[at] = colour[at] * weight + out[at] * (1 - alpha[at] * weight);
    }
  }

  /// Mixes `after` into `before`.
  ///
  /// @param weight that of `after` everywhere, 0 to 1
  public static void crossfade(Raster before, Raster after, double weight) {
    float part = (float) weight;
    crossfade(before.red(), after.red(), part);
    crossfade(before.green(), after.green(), part);
    crossfade(before.blue(), after.blue(), part);
    crossfade(before.alpha(), after.alpha(), part);
  }

  private static void crossfade(float[] before, float[] after, float part) {
    for (int at = 0; at < before.length; at++) {
      before[at] += (after[at] - before[at]) * part;
    }
  }

  /// Mixes a row of `after` into `before`.
  ///
  /// @param weights that of `after` at each pixel of the row, 0 to 1
  static void crossfadeRow(Raster before, Raster after, int y, float[] weights) {
    int from = y * before.width();
    crossfadeRow(before.red(), after.red(), from, before.width(), weights);
    crossfadeRow(before.green(), after.green(), from, before.width(), weights);
    crossfadeRow(before.blue(), after.blue(), from, before.width(), weights);
    crossfadeRow(before.alpha(), after.alpha(), from, before.width(), weights);
  }

  private static void crossfadeRow(
      float[] before, float[] after, int from, int count, float[] weights) {
    for (int x = 0; x < count; x++) {
      int at = from + x;
      before[at] += (after[at] - before[at]) * weights[x];
    }
  }
}
