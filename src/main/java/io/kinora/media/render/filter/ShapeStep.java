package io.kinora.media.render.filter;

import java.util.OptionalDouble;

/// A step that changes edges and shape. Source: the film language, sections 11.1 (`tv`) and
/// 11.3.
public sealed interface ShapeStep extends FilterStep {

  /// A border of one colour: around a picture, over the rim of a node.
  record Frame(double width, Paint colour, Setting setting) implements ShapeStep {

    /// Whole pixels; the rest of the width covers the picture's own edge, so that a border is
    /// as wide as it says and opaque on its outer side.
    @Override
    public int grownBy(int width, int height) {
      return setting == Setting.PICTURE ? (int) (this.width * Math.min(width, height)) : 0;
    }
  }

  /// Opacity falls to nothing toward the edge over `transWidth`, from `width` inside of it on.
  record BorderBlur(double transWidth, double width) implements ShapeStep {}

  /// Round corners of a radius, in shares of the smaller side, and `margin` off all round.
  record CornerCut(double radius, double margin) implements ShapeStep {}

  /// Only a part is seen: it grows from one side or, where a direction is 0 on both axes, from
  /// the middle; an axis of direction 0 beside one that is not is seen whole.
  ///
  /// @param directionX above 0: grows to the right
  /// @param directionY above 0: grows downwards
  /// @param progress 0 nothing, 1 all
  record Reveal(double directionX, double directionY, double progress) implements ShapeStep {}

  /// The picture on a rectangle in the middle, the rest clear.
  ///
  /// @param width of the rectangle: 1 is the side of one of `aspect` whose smaller side is
  ///     that of the raster; `height` alike
  /// @param aspect of the unit, the raster's own if absent
  record Quad(double width, double height, OptionalDouble aspect) implements ShapeStep {}

  /// The look of an old television set: lines, a bulging tube with round corners, a rolling
  /// band.
  ///
  /// @param phase of the band, 0 above the picture to 1 below it
  record Television(double phase) implements ShapeStep {}
}
