package io.kinora.media.sxml;

import java.util.Optional;

/// Moves a node, or changes the parameters of a filter. Source: the film language, section 10.
///
/// @param direction in which slides move
/// @param angle of turns, in degrees, counter-clockwise
/// @param growStart where growing begins, toward the viewer
/// @param growEnd where it ends
/// @param isQuadratic whether movement is eased
/// @param keys of a custom animator
public record Animator(
    Type type,
    Timing timing,
    Heading direction,
    double angle,
    double growStart,
    double growEnd,
    boolean isQuadratic,
    Optional<Keyframes> keys) {

  /// The movements.
  public enum Type {
    CUSTOM,
    SLIDE_IN,
    SLIDE_OUT,
    SLIDE,
    ROT_IN,
    ROT_OUT,
    GROW;

    /// Tells whether it belongs to the end of its node where nothing else is said. Source: section
    /// 3.5.
    public boolean isAnchoredAtEnd() {
      return this == SLIDE_OUT || this == ROT_OUT;
    }
  }

  /// A direction of movement.
  ///
  /// @param x to the right
  /// @param y up
  public record Heading(double x, double y) {

    public static final Heading LEFT = new Heading(-1, 0);

    static Heading of(String word) {
      return switch (word) {
        case "right" -> new Heading(1, 0);
        case "up" -> new Heading(0, 1);
        case "down" -> new Heading(0, -1);
        default -> LEFT;
      };
    }
  }
}
