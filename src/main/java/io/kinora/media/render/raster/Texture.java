package io.kinora.media.render.raster;

/// A picture that can be looked up between its samples.
public interface Texture {

  /// Places are counted in such parts of a sample.
  int PARTS = 65536;

  int width();

  int height();

  /// Looks up `count` places into the first samples of a row. Beyond its edges a picture goes on as
  /// it ends.
  ///
  /// @param u from the left, in [#PARTS] of a sample; 0 is the middle of the first one
  /// @param v from the top, alike
  void sample(int[] u, int[] v, int count, Row row);

  /// The same for places that lie beside each other at one height, from left to right.
  void sampleLevel(int[] u, int v, int count, Row row);

  /// Takes a row of its own samples.
  void row(int y, Row out);

  /// Becomes a raster of its own size.
  default void copyTo(Raster out) {
    Row row = Row.of(width());
    for (int y = 0; y < height(); y++) {
      row(y, row);
      row.copyTo(out, y * width(), width());
    }
  }
}
