package io.kinora.media.sxml;

import java.time.Duration;

/// Joins its two neighbours in a sequence, which overlap for its duration. Source: the film
/// language, sections 3.4 and 8.
///
/// @param direction in which pictures move, where the type moves any
public record Transition(Type type, Duration duration, Direction direction, Position at)
    implements Step {

  /// The looks that are drawn. Others of the language fall back to a crossfade with a warning.
  public enum Type {
    CROSSFADE,
    MOVE,
    OVER,
    UNDER
  }

  /// Where pictures move to, in screens.
  ///
  /// @param x to the right
  /// @param y up
  public record Direction(double x, double y) {

    public static final Direction LEFT = new Direction(-1, 0);
  }
}
