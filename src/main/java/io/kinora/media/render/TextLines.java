package io.kinora.media.render;

import io.kinora.media.render.ink.LetterStyle.Tint;
import io.kinora.media.render.text.Line;
import io.kinora.media.render.text.TextBlock;
import io.kinora.media.render.text.TextBlock.Placed;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.Colour;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.TextStyle;
import io.kinora.media.sxml.TextStyle.Align;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lines of one text while it is laid out: shaped, measured, put into boxes. For one thread.
final class TextLines {

  /// Text sizes are in such parts of the screen's height. Source: the film language, section 9.
  static final double SIZE_PARTS = 360;

  /// Lines further apart than this are no text.
  private static final double DISTANCE_MAX = 20;

  private final TextPainter painter;
  private final TextStyle style;
  private final boolean isRightToLeft;
  private final Map<String, Line> shaped = new HashMap<>();

  TextLines(TextPainter painter, SceneNode.Text text) {
    this.painter = painter;
    this.style = text.style();
    isRightToLeft =
        !new Bidi(text.words(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  boolean isRightToLeft() {
    return isRightToLeft;
  }

  Line line(String words) {
    return shaped.computeIfAbsent(words, it -> painter.line(it, style.face(), isRightToLeft));
  }

  List<Line> lines(List<String> words) {
    return words.stream().map(this::line).toList();
  }

  /// Length of a line in letters of size 1.
  double advance(String words) {
    return line(words).advance();
  }

  /// Of the longest line, in letters of size 1; never nothing.
  double width(List<String> words) {
    return Math.max(0.01, words.stream().mapToDouble(this::advance).max().orElse(0));
  }

  /// Of all lines together, in letters of size 1.
  double height(int count) {
    return line("").height() + Math.max(0, count - 1) * step();
  }

  /// From one baseline to the next, in letters of size 1.
  double step() {
    double distance = Math.clamp(style.setting().lineDistance(), -DISTANCE_MAX, DISTANCE_MAX);
    return line("").height() * distance;
  }

  /// Lines in a box, where their style puts them.
  List<Placed> placed(List<String> words, double size, Box box) {
    double all = height(words.size()) * size;
    double baseline = box.top()
        + (box.height() - all) * share(style.setting().vertical())
        + line("").ascent() * size;
    var placed = new ArrayList<Placed>();
    for (int index = 0; index < words.size(); index++) {
      boolean isLast = words.size() > 1 && index == words.size() - 1;
      double y = baseline + index * step() * size;
      placed(words.get(index), size, box.left(), box.width(), isLast).stream()
          .map(it -> new Placed(it.line(), it.x(), y))
          .forEach(placed::add);
    }
    return placed;
  }

  /// One line between two edges, on a baseline of 0.
  ///
  /// @param isLast whether it ends a text that is stretched to both edges: it is not stretched
  private List<Placed> placed(
      String words, double size, double left, double width, boolean isLast) {
    if (style.setting().horizontal() == Align.JUSTIFY && !isLast) {
      return stretched(words, size, left, width);
    }
    Line line = line(words);
    return List.of(new Placed(line, left + (width - line.advance() * size) * side(), 0));
  }

  /// The parts of a line, spread from edge to edge. Lines that are read both ways are left alone.
  List<Placed> stretched(String words, double size, double left, double width) {
    var parts = new ArrayList<>(LineBreaks.pieces(words.strip()));
    if (parts.size() < 2 || isReadBothWays(words)) {
      Line line = line(words);
      return List.of(new Placed(line, left + (width - line.advance() * size) * side(), 0));
    }
    double ink = parts.stream().mapToDouble(this::advance).sum() * size;
    double gap = (width - ink) / (parts.size() - 1);
    if (isRightToLeft) {
      Collections.reverse(parts);
    }
    var placed = new ArrayList<Placed>();
    double x = left;
    for (String part : parts) {
      double blanks = advance(part) - advance(part.stripTrailing());
      double before = isRightToLeft ? blanks * size : 0;
      placed.add(new Placed(line(part.stripTrailing()), x + before, 0));
      x += advance(part) * size + gap;
    }
    return placed;
  }

  private static boolean isReadBothWays(String words) {
    return new Bidi(words, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isMixed();
  }

  /// Which part of the free width lies left of a line.
  private double side() {
    return style.setting().horizontal() == Align.JUSTIFY
        ? (isRightToLeft ? 1 : 0)
        : share(style.setting().horizontal());
  }

  static double share(Align align) {
    return switch (align) {
      case START -> 0;
      case CENTRE, JUSTIFY -> 0.5;
      case END -> 1;
    };
  }

  /// @param unit the height of the text, which styles count in
  TextBlock.Ink ink(double unit) {
    return new TextBlock.Ink(
        tint(style.ink().colour()),
        style.ink().background().map(TextLines::tint).orElse(Tint.NONE),
        unit);
  }

  private static Tint tint(Colour colour) {
    return new Tint(
        colour.red() / 255f, colour.green() / 255f, colour.blue() / 255f, colour.alpha() / 255f);
  }
}
