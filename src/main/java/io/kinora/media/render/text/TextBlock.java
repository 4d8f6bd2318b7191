package io.kinora.media.render.text;

import io.kinora.media.render.ink.LetterStyle.Tint;
import java.util.List;

/// Lines with their place, ready to be painted. Lengths are in pixels.
///
/// @param lines what to paint
/// @param size of the letters
/// @param room the box that the background fills, and that cuts lines that run
/// @param isCut whether nothing is seen beyond the room
/// @param ink colours of letters and room
public record TextBlock(List<Placed> lines, double size, Bounds room, boolean isCut, Ink ink) {

  /// A line with its place.
  ///
  /// @param x of its left end
  /// @param baseline y of its baseline
  public record Placed(Line line, double x, double baseline) {}

  /// @param letters their colour
  /// @param room colour of the room
  /// @param unit the height of the text, which styles count in
  public record Ink(Tint letters, Tint room, double unit) {}

  public TextBlock {
    lines = List.copyOf(lines);
  }

  /// The same lines elsewhere.
  ///
  /// @param isRoomMoved whether the room goes with them
  public TextBlock movedBy(double x, double y, boolean isRoomMoved) {
    return new TextBlock(
        lines.stream()
            .map(it -> new Placed(it.line(), it.x() + x, it.baseline() + y))
            .toList(),
        size,
        isRoomMoved ? room.movedBy(x, y) : room,
        isCut,
        ink);
  }

  /// Where letters are.
  public Bounds letters() {
    return lines.stream()
        .map(it -> it.line().ink().times(size, size).movedBy(it.x(), it.baseline()))
        .filter(it -> !it.isEmpty())
        .reduce(Bounds.NONE, Bounds::with);
  }
}
