package io.kinora.media.sxml;

import java.util.Optional;

/// Where a box lies, in shares of the screen. What is absent follows from the rest. Source: the
/// film language, section 5.
///
/// @param horizontal left margin, right margin, width
/// @param vertical top margin, bottom margin, height
public record Placement(Axis horizontal, Axis vertical) {

  /// One direction of a box.
  ///
  /// @param start margin on the left or at the top
  /// @param end margin on the right or at the bottom
  /// @param size width or height
  public record Axis(Optional<Double> start, Optional<Double> end, Optional<Double> size) {

    public static final Axis OPEN = new Axis(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Nothing said: the whole screen.
  public static final Placement OPEN = new Placement(Axis.OPEN, Axis.OPEN);
}
