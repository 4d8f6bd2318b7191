package io.kinora.media.sxml;

import java.util.Optional;

/// How words look. Source: the film language, section 9.
///
/// @param kind caption band, or free box
/// @param font name as written
/// @param size in 360ths of the screen's height; absent: as large as the box allows
/// @param colour of the letters
/// @param background fills the box, if there is one
/// @param horizontal where lines stand in the box
/// @param vertical where the lines together stand in the box
/// @param lineDistance factor on the distance of lines
/// @param wraps whether lines are broken at blanks
public record TextStyle(
    Kind kind,
    String font,
    Optional<Double> size,
    Colour colour,
    Optional<Colour> background,
    Align horizontal,
    Align vertical,
    double lineDistance,
    boolean wraps) {

  /// The two kinds of text that are drawn.
  public enum Kind {
    LEGEND,
    ZONE
  }

  /// Along one axis: left or top, middle, right or bottom.
  public enum Align {
    START,
    CENTRE,
    END
  }
}
