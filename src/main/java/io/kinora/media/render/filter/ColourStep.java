package io.kinora.media.render.filter;

import java.util.List;

/// A step that changes colour and opacity of each place by itself. Colours are taken as they
/// are without alpha, and come out between 0 and 1. Source: the film language, section 11.1.
public sealed interface ColourStep extends FilterStep {

  /// Sums of the parts of a colour.
  ///
  /// @param weights five times red, green, blue, alpha of the result: what each of red, green,
  ///     blue and alpha of the source adds to them, and what is always added
  record Matrix(List<Double> weights) implements ColourStep {
    static final int SIZE = 20;

    public Matrix {
      weights = List.copyOf(weights);
      if (weights.size() != SIZE) {
        throw new IllegalArgumentException("a matrix has 20 numbers, not " + weights.size());
      }
    }
  }

  /// Dark to light becomes `black` over `medium` to `white`; alpha of the three is not looked
  /// at.
  ///
  /// @param original how much of the picture's own colour is kept, 0 to 1
  record Toning(Paint black, Paint medium, Paint white, double original) implements ColourStep {}

  /// White where it is at least as light as `luma`, black elsewhere.
  record Threshold(double luma) implements ColourStep {}

  /// Bleach bypass: the colour overlaid with its own luma.
  ///
  /// @param original how much of the picture's own colour is kept, 0 to 1
  record Bleach(double original) implements ColourStep {}

  /// Light as a camera takes it: `(colour * gain + bias / 360) ^ (1 / gamma)`.
  record Exposure(double gain, double gamma, double bias) implements ColourStep {}

  /// @param factor of alpha, 0 to 1
  record Opacity(double factor) implements ColourStep {}

  /// @param factor of the colours, 0 or more
  record Brightness(double factor) implements ColourStep {}

  /// Old memory: brown, with dark corners, its light unsteady.
  ///
  /// @param light 0 to 1
  record Flashback(double light) implements ColourStep {}

  /// Film grain.
  ///
  /// @param seed a new one for each frame
  record Grain(double strength, long seed) implements ColourStep {}

  /// A colour and those near it become clear. Those that stay in part keep their colour: to
  /// take the key's share out of them would turn things that are merely like it to the
  /// opposite hue.
  ///
  /// @param threshold up to which difference it is clear, black and white differing by 1
  /// @param softness how much more it takes to be opaque; 0 makes a hard edge
  record Key(Paint colour, double threshold, double softness) implements ColourStep {}

  /// A gradient over the raster, from one colour at one place to another at another. The
  /// picture's alpha stays.
  ///
  /// @param original how much of the picture's own colour is kept, 0 to 1
  record Gradient(GradientShape shape, Paint color0, Paint color1, Line line, double original)
      implements ColourStep {}

  /// Two places.
  record Line(Spot from, Spot to) {}

  /// What places of one colour form.
  enum GradientShape {
    LINEAR,
    RADIAL
  }
}
