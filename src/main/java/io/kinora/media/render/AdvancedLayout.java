package io.kinora.media.render;

import io.kinora.media.render.text.Bounds;
import io.kinora.media.render.text.Line;
import io.kinora.media.render.text.TextBlock;
import io.kinora.media.render.text.TextBlock.Placed;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.TextStyle.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays out a text inside the lines of its reference. Source: the film language, section 9.3.
final class AdvancedLayout {

  private static final String ELLIPSIS = "…";

  private final SceneNode.Text text;
  private final TextLines lines;
  private final Box screen;
  private final double size;

  /// Where the reference begins for readers: 0 at its left, 1 at its right.
  private final double side;

  /// The room of one line, from the anchor, in letters of size 1.
  private record Room(double left, double width) {}

  AdvancedLayout(SceneNode.Text text, TextLines lines, Box screen) {
    this.text = text;
    this.lines = lines;
    this.screen = screen;
    size = text.style().size().orElse(20.0) * screen.height() / TextLines.SIZE_PARTS;
    side = side(text.style().setting().horizontal(), lines.isRightToLeft());
  }

  /// For text that is read from the right, left and right change places.
  private static double side(Align align, boolean isRightToLeft) {
    double share = align == Align.JUSTIFY ? 0 : TextLines.share(align);
    return isRightToLeft ? 1 - share : share;
  }

  Typeset typeset() {
    double x = screen.left() + screen.width() / 2;
    double y = screen.top() + screen.height() / 2;
    List<Room> rooms = text.style().setting().reference().map(this::rooms).orElse(List.of());
    List<String> words = rooms.isEmpty() ? List.of(text.words()) : filled(rooms);
    List<Room> places = rooms.isEmpty() ? List.of(room("", lines.advance(text.words()))) : rooms;
    var placed = new ArrayList<Placed>();
    for (int index = 0; index < words.size(); index++) {
      boolean isLast = index == words.size() - 1;
      double baseline = y + index * lines.step() * size;
      placed(words.get(index), places.get(index), isLast).stream()
          .map(it -> new Placed(it.line(), x + it.x() * size, baseline))
          .forEach(placed::add);
    }
    double unit = lines.height(Math.max(1, words.size())) * size;
    var block = new TextBlock(placed, size, box(places).movedBy(x, y), false, lines.ink(unit));
    return new Typeset(block, new Box(x, y, 0, 0), new TextMotion.Still());
  }

  private List<Room> rooms(String reference) {
    return reference
        .lines()
        .map(String::stripTrailing)
        .map(line -> {
          String words = line.stripLeading();
          return room(line.substring(0, line.length() - words.length()), lines.advance(words));
        })
        .toList();
  }

  /// Blanks before a line move its room away from the side where it begins.
  private Room room(String blanks, double width) {
    double indent = blanks.isEmpty() ? 0 : lines.advance(" ") * blanks.length();
    if (side == 0.5) {
      return new Room((indent - width) / 2, width);
    }
    return side == 0 ? new Room(indent, width) : new Room(-indent - width, width);
  }

  /// The words of each line.
  private List<String> filled(List<Room> rooms) {
    if (rooms.size() == 1) {
      return List.of(shortened(text.words(), rooms.getFirst().width));
    }
    var filled = new ArrayList<String>();
    String rest = text.words();
    for (int index = 0; index < rooms.size() && !rest.isEmpty(); index++) {
      double width = rooms.get(index).width;
      String line = index == rooms.size() - 1 ? shortened(rest, width) : beginning(rest, width);
      filled.add(line.stripTrailing());
      rest = rest.substring(Math.min(rest.length(), line.length())).stripLeading();
    }
    return filled;
  }

  /// As many whole words as fit; of a word that is too long for a line, as many characters.
  private String beginning(String words, double width) {
    var fitting = new StringBuilder();
    for (String piece : LineBreaks.pieces(words)) {
      if (!fits(fitting + piece.stripTrailing(), width)) {
        return fitting.isEmpty() ? cut(piece, width, "").orElse("") : fitting.toString();
      }
      fitting.append(piece);
    }
    return fitting.toString();
  }

  private String shortened(String words, double width) {
    return fits(words, width) ? words : cut(words, width, ELLIPSIS).orElse("");
  }

  /// The most characters that fit together with an ending.
  private Optional<String> cut(String words, double width, String ending) {
    List<Integer> ends = LineBreaks.characterEnds(words);
    int low = 0;
    int high = ends.size();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (fits(words.substring(0, ends.get(middle - 1)).stripTrailing() + ending, width)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (low == 0) {
      return ending.isEmpty() || !fits(ending, width) ? Optional.empty() : Optional.of(ending);
    }
    return Optional.of(words.substring(0, ends.get(low - 1)).stripTrailing() + ending);
  }

  private boolean fits(String words, double width) {
    return lines.advance(words) <= width * 1.000_001;
  }

  /// Lines with their place from the anchor, in letters of size 1.
  private List<Placed> placed(String words, Room room, boolean isLast) {
    if (text.style().setting().horizontal() == Align.JUSTIFY && !isLast) {
      return lines.stretched(words, 1, room.left, room.width);
    }
    Line line = lines.line(words);
    return List.of(new Placed(line, room.left + (room.width - line.advance()) * side, 0));
  }

  private Bounds box(List<Room> rooms) {
    double ascent = lines.line("").ascent() * size;
    double left = rooms.stream().mapToDouble(Room::left).min().orElse(0) * size;
    double right = rooms.stream().mapToDouble(it -> it.left + it.width).max().orElse(0) * size;
    return new Bounds(left, -ascent, right, lines.height(rooms.size()) * size - ascent);
  }
}
