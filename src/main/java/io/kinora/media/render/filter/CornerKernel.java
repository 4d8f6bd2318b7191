package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// Cuts a rectangle with round corners out of a picture.
final class CornerKernel {

  private CornerKernel() {}

  static Raster apply(ShapeStep.CornerCut cut, Raster picture) {
    double smaller = Math.min(picture.width(), picture.height());
    double margin = cut.margin() * smaller;
    double room = Math.max(0, smaller / 2 - margin);
    double radius = Math.min(cut.radius() * smaller, room);
    float[] seen = new Corners(
            beyond(picture.width(), margin + radius),
            beyond(picture.height(), margin + radius),
            (float) radius)
        .cover();
    Rows.multiply(picture.red(), seen);
    Rows.multiply(picture.green(), seen);
    Rows.multiply(picture.blue(), seen);
    Rows.multiply(picture.alpha(), seen);
    return picture;
  }

  /// How far each place is beyond the middle part, whose ends are `inset` from the ends of
  /// all; less than 0 inside.
  private static float[] beyond(int length, double inset) {
    var beyond = new float[length];
    for (int at = 0; at < length; at++) {
      beyond[at] = (float) (Math.abs(at + 0.5 - length / 2.0) - (length / 2.0 - inset));
    }
    return beyond;
  }

  /// All places that are no further than `radius` from a rectangle.
  ///
  /// @param beyondX how far columns are beyond its sides, `beyondY` rows
  private record Corners(float[] beyondX, float[] beyondY, float radius) {

    /// How much of each place is in it: edges are as soft as a pixel is wide.
    float[] cover() {
      var cover = new float[beyondX.length * beyondY.length];
      for (int y = 0; y < beyondY.length; y++) {
        cover(beyondY[y], y * beyondX.length, cover);
      }
      return cover;
    }

    private void cover(float down, int start, float[] cover) {
      float outerDown = Math.max(down, 0f);
      for (int x = 0; x < beyondX.length; x++) {
        float across = beyondX[x];
        float outerAcross = Math.max(across, 0f);
        float outside = (float) Math.sqrt(outerAcross * outerAcross + outerDown * outerDown);
        float inside = Math.min(Math.max(across, down), 0f);
        cover[start + x] = Rows.unit(0.5f + radius - outside - inside);
      }
    }
  }
}
