package io.kinora.media.render.text;

import java.util.List;

/// Lines of text with their place, ready to be painted. Lengths are in pixels.
///
/// @param lines what to paint
/// @param font as the film names it
/// @param sizePixels of the letters
/// @param lineDistance factor on the distance of lines
/// @param left left edge of the box inside which the lines are aligned
/// @param alignX 0 left, 0.5 middle, 1 right
/// @param alignY 0 top, 0.5 middle, 1 bottom
/// @param colour of the letters, as 0xAARRGGBB
/// @param background of the box, as 0xAARRGGBB; 0 is none
public record TextBlock(
    List<String> lines,
    String font,
    double sizePixels,
    double lineDistance,
    double left,
    double top,
    double width,
    double height,
    double alignX,
    double alignY,
    int colour,
    int background) {

  public TextBlock {
    lines = List.copyOf(lines);
  }
}
