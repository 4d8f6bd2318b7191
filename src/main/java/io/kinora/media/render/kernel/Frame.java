package io.kinora.media.render.kernel;

import java.util.List;

/// A picture in planar 4:2:0: Y at full size, U and V at half, BT.709 limited range.
///
/// Width and height are even. Whoever makes a frame owns its samples; kernels write into the frame
/// that they are given.
public record Frame(Plane y, Plane u, Plane v) {

  private static final int LUMA_BLACK = 16;
  private static final int CHROMA_GREY = 128;

  /// Rows begin at multiples of 64, those of U and V at half of that.
  public static Frame of(int width, int height) {
    if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException("a frame has even sides, not " + width + "x" + height);
    }
    int stride = (width + 63) & -64;
    return new Frame(
        Plane.of(width, height, stride),
        Plane.of(width / 2, height / 2, stride / 2),
        Plane.of(width / 2, height / 2, stride / 2));
  }

  public int width() {
    return y.width();
  }

  public int height() {
    return y.height();
  }

  public List<Plane> planes() {
    return List.of(y, u, v);
  }

  /// Makes it black.
  public void clear() {
    fill(LUMA_BLACK, CHROMA_GREY, CHROMA_GREY);
  }

  public void fill(int luma, int blue, int red) {
    y.fill(luma);
    u.fill(blue);
    v.fill(red);
  }
}
