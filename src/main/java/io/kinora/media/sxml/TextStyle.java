package io.kinora.media.sxml;

import java.util.Optional;

/// How words look, where they stand and how they run. Source: the film language, section 9.
///
/// @param kind caption band, free box, or lines that follow a reference
/// @param face of the letters
/// @param size in 360ths of the screen's height; absent: as large as the box allows
/// @param ink colours of letters and box
/// @param setting how lines stand
/// @param running how they move
public record TextStyle(
    Kind kind, Face face, Optional<Double> size, Ink ink, Setting setting, Running running) {

  /// The kinds of text.
  public enum Kind {
    LEGEND,
    ZONE,
    ADVANCED
  }

  /// Which letters.
  ///
  /// @param name of a font as written, or the address of a file
  /// @param file where the document names the file; absent when `name` is a name
  /// @param weight 100 is thin, 400 usual, 700 bold, 900 black
  /// @param isSlanted whether italic or oblique
  /// @param stretch width of the letters, 1 is usual
  public record Face(
      String name, Optional<Position> file, int weight, boolean isSlanted, double stretch) {

    public boolean isBold() {
      return weight >= 600;
    }
  }

  /// Colours.
  ///
  /// @param colour of the letters
  /// @param background fills the box, if there is one
  /// @param isVector whether outlines are drawn afresh at each size, so that enlarging stays
  ///     sharp
  public record Ink(Colour colour, Optional<Colour> background, boolean isVector) {}

  /// How lines stand.
  ///
  /// @param horizontal where they stand in the box; `START` of advanced text is where reading
  ///     begins
  /// @param vertical where the lines together stand in the box
  /// @param lineDistance factor on the distance of lines
  /// @param wraps whether lines are broken at blanks
  /// @param reference the lines whose room advanced text fills, if there are any
  public record Setting(
      Align horizontal,
      Align vertical,
      double lineDistance,
      boolean wraps,
      Optional<String> reference) {}

  /// How lines run through their box.
  ///
  /// @param speed in lengths of the box a second; absent: one passage takes the whole time
  public record Running(Direction direction, Optional<Double> speed) {}

  /// Along one axis: left or top, middle, right or bottom; `JUSTIFY` touches both sides.
  public enum Align {
    START,
    CENTRE,
    END,
    JUSTIFY
  }

  /// Where running lines go.
  public enum Direction {
    STATIC,
    LEFT,
    RIGHT,
    UP,
    DOWN;

    public boolean isAcross() {
      return this == LEFT || this == RIGHT;
    }
  }
}
