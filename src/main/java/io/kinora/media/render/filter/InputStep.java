package io.kinora.media.render.filter;

import java.util.OptionalInt;

/// A step that looks at a second raster, which is scaled to the size of the first. Source: the
/// film language, section 11.4.
public sealed interface InputStep extends FilterStep {

  @Override
  default OptionalInt input() {
    return OptionalInt.of(0);
  }

  /// Gaussian blur as much as the input is light: all where it is white, none where black.
  record MaskedBlur(double diameter) implements InputStep {}

  /// Opaque where the input has one colour, clear where it has the other, partly between. An
  /// input that is clear somewhere stands on black.
  record Mask(Paint opaque, Paint transparent) implements InputStep {}

  /// Opacity is multiplied by what the input says.
  record ChannelMask(Channel channel) implements InputStep {}

  /// What of an input is opacity.
  enum Channel {
    LUMA,
    LUMA_INVERTED,
    ALPHA,
    ALPHA_INVERTED
  }

  /// The input over the picture.
  record Combine() implements InputStep {}

  /// Each place shows what is elsewhere: the input's red tells how far to the right of it,
  /// green how far below, half of each nothing. Where the input is clear nothing moves but by
  /// the bias.
  record Displacement(double biasX, double biasY, double diameterX, double diameterY)
      implements InputStep {}

  /// The input instead of the picture.
  record SubRender() implements InputStep {}
}
