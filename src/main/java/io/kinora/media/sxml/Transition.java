package io.kinora.media.sxml;

import java.time.Duration;
import java.util.List;

/// Joins its two neighbours in a sequence, which overlap for its duration. Source: the film
/// language, sections 3.4 and 8.
///
/// @param before how the outgoing picture moves, where the type moves any
/// @param after how the incoming one does
/// @param isInverted whether the outgoing picture lies above the incoming one
/// @param contents what a custom transition draws
public record Transition(
    Type type,
    Duration duration,
    Move before,
    Move after,
    boolean isInverted,
    List<Content> contents,
    Position at)
    implements Step {

  /// The looks.
  public enum Type {
    CROSSFADE,
    MOVE,
    OVER,
    UNDER,
    CUBE,
    SPIRAL,
    SCAN,
    SCANS,
    STRIP,
    CIRCLE,
    RADIAL,
    SWIRL,
    WATERDROP,
    DUALMOVE,
    CUSTOM
  }

  /// How a picture moves.
  ///
  /// @param direction in which pictures move
  /// @param pivot about which line it turns
  /// @param angle by which it turns, in degrees
  public record Move(Direction direction, Pivot pivot, double angle) {}

  /// The line about which a picture turns: an edge, or through its middle.
  public enum Pivot {
    /// The upright line through the middle.
    UPRIGHT_MIDDLE,
    /// The level line through the middle.
    LEVEL_MIDDLE,
    LEFT,
    RIGHT,
    TOP,
    BOTTOM
  }

  /// Where pictures move to, in screens.
  ///
  /// @param x to the right
  /// @param y up
  public record Direction(double x, double y) {

    public static final Direction LEFT = new Direction(-1, 0);
  }

  /// A plain one that nobody wrote.
  static Transition crossfade(Duration duration) {
    var still = new Move(Direction.LEFT, Pivot.UPRIGHT_MIDDLE, 0);
    return new Transition(
        Type.CROSSFADE, duration, still, still, false, List.of(), new Position(1, 1));
  }

  public Transition {
    contents = List.copyOf(contents);
  }
}
