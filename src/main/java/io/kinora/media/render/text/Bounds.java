package io.kinora.media.render.text;

/// A rectangle by its edges, y downwards; empty where an edge lies beyond its opposite.
public record Bounds(double left, double top, double right, double bottom) {

  public static final Bounds NONE = new Bounds(
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY);

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  public boolean isEmpty() {
    return !(left < right && top < bottom);
  }

  /// The smallest that holds both.
  public Bounds with(Bounds other) {
    return new Bounds(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /// What lies in both.
  public Bounds within(Bounds other) {
    return new Bounds(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.min(right, other.right),
        Math.min(bottom, other.bottom));
  }

  public Bounds grownBy(double margin) {
    return new Bounds(left - margin, top - margin, right + margin, bottom + margin);
  }

  public Bounds movedBy(double x, double y) {
    return new Bounds(left + x, top + y, right + x, bottom + y);
  }

  /// After a scaling around the origin.
  Bounds times(double scaleX, double scaleY) {
    return new Bounds(left * scaleX, top * scaleY, right * scaleX, bottom * scaleY);
  }
}
