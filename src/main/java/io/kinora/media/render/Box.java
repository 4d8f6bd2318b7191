package io.kinora.media.render;

import io.kinora.media.render.raster.Projection;

/// A rectangle on the output, in pixels from its left upper corner. Edges lie anywhere.
///
/// @param width more than zero, like the height, where it is to be seen
record Box(double left, double top, double width, double height) implements Place {

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  double aspect() {
    return width / height;
  }

  /// The box at shares of this one.
  Box part(double x, double y, double partWidth, double partHeight) {
    return new Box(left + x * width, top + y * height, partWidth * width, partHeight * height);
  }

  Box movedBy(double x, double y) {
    return new Box(left + x, top + y, width, height);
  }

  boolean covers(Box other) {
    return left <= other.left
        && top <= other.top
        && right() >= other.right()
        && bottom() >= other.bottom();
  }

  /// Tells whether they share any place. A box that a film made empty, or turned inside out, has
  /// none to share.
  boolean meets(Box other) {
    return width > 0
        && height > 0
        && left < other.right()
        && other.left < right()
        && top < other.bottom()
        && other.top < bottom();
  }

  @Override
  public Projection projection() {
    return Projection.upright(left, top, width, height);
  }
}
