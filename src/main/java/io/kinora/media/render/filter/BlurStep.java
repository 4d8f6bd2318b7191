package io.kinora.media.render.filter;

/// A step that mixes each place with those around it.
///
/// Sums are of colours multiplied by alpha. The raster does not grow, and its edge is taken as
/// if it went on for ever: neither a picture nor a full screen becomes dark or clear at its
/// rim. Source: the film language, section 11.2.
public sealed interface BlurStep extends FilterStep {

  /// The mean over a rectangle.
  record Box(double diameterX, double diameterY) implements BlurStep {}

  /// Standard deviations are half the diameters.
  record Gaussian(double diameterX, double diameterY) implements BlurStep {}

  /// The mean over a line.
  ///
  /// @param angle in degrees, from level counter-clockwise
  record Directional(double angle, double diameter) implements BlurStep {}

  /// A blur that does not mix what differs by `threshold` or more, black and white differing
  /// by 1.
  record Bilateral(double diameter, double threshold) implements BlurStep {}

  /// Sharp in a level band, blurred above and below.
  ///
  /// @param middle of the band, in shares of the height from the top
  /// @param width  of the band
  /// @param transWidth from its edge to the full blur
  record FocusBand(double middle, double width, double transWidth, double diameter)
      implements BlurStep {}

  /// Light things shine over what is around them.
  record Glow(double diameter, double rate) implements BlurStep {}
}
