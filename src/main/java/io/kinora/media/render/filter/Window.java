package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;

/// How much is seen of each column and each row.
///
/// @param columns from 0 to 1; not to be changed
/// @param rows    alike
record Window(float[] columns, float[] rows) {

  static Window of(float[] columns, float[] rows) {
    return new Window(columns, rows);
  }

  /// How much of each of `length` pixels lies between two places.
  static float[] cover(int length, double from, double to) {
    var cover = new float[length];
    for (int at = 0; at < length; at++) {
      cover[at] = (float) Math.max(0, Math.min(at + 1, to) - Math.max(at, from));
    }
    return cover;
  }

  /// Leaves what is seen.
  Raster cut(Raster picture) {
    cut(picture.red());
    cut(picture.green());
    cut(picture.blue());
    cut(picture.alpha());
    return picture;
  }

  private void cut(float[] plane) {
    for (int y = 0; y < rows.length; y++) {
      cutRow(plane, y * columns.length, rows[y]);
    }
  }

  private void cutRow(float[] plane, int start, float seen) {
    for (int x = 0; x < columns.length; x++) {
      plane[start + x] *= columns[x] * seen;
    }
  }
}
