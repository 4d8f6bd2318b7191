package io.kinora.media.render;

import io.kinora.media.render.text.Bounds;
import io.kinora.media.render.text.TextBlock;
import java.util.List;

/// A text whose lines have their places.
///
/// @param block what is painted, where it stands when it has come to rest
/// @param box the text's box, whose middle it turns about; of `advanced` text its anchor alone
/// @param motion how it moves in its time
record Typeset(TextBlock block, Box box, TextMotion motion) {

  /// What is painted at one moment.
  ///
  /// @param seconds since the text began
  /// @param length of its time in seconds
  TextBlock blockAt(double seconds, double length) {
    TextMotion.Shift shift = motion.at(seconds, length);
    return shift.equals(TextMotion.Shift.NONE)
        ? block
        : block.movedBy(shift.x(), shift.y(), motion instanceof TextMotion.Rise);
  }

  /// What could not be drawn, in words for the author.
  List<String> missing() {
    return block.lines().stream()
        .flatMap(placed -> placed.line().missing().stream())
        .distinct()
        .toList();
  }

  static Box boxOf(Bounds bounds) {
    return new Box(bounds.left(), bounds.top(), bounds.width(), bounds.height());
  }

  static Bounds boundsOf(Box box) {
    return new Bounds(box.left(), box.top(), box.right(), box.bottom());
  }
}
