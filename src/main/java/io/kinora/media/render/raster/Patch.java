package io.kinora.media.render.raster;

/// A part of a raster in whole pixels.
///
/// @param left even, like the others: a sample of colour belongs to four pixels
public record Patch(int left, int top, int width, int height) {

  public Patch {
    if (((left | top | width | height) & 1) != 0) {
      throw new IllegalArgumentException(
          "a patch has even edges, not those of " + left + "," + top + " " + width + "x" + height);
    }
  }

  public static Patch whole(int width, int height) {
    return new Patch(0, 0, width, height);
  }

  public boolean isEmpty() {
    return width <= 0 || height <= 0;
  }

  public int area() {
    return width * height;
  }

  /// The smallest patch that holds both.
  public Patch with(Patch other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    int minLeft = Math.min(left, other.left);
    int minTop = Math.min(top, other.top);
    return new Patch(
        minLeft,
        minTop,
        Math.max(left + width, other.left + other.width) - minLeft,
        Math.max(top + height, other.top + other.height) - minTop);
  }
}
