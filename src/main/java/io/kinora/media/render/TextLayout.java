package io.kinora.media.render;

import io.kinora.media.render.text.TextBlock;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.Placement;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.TextStyle;
import io.kinora.media.sxml.TextStyle.Direction;
import java.util.List;
import java.util.OptionalDouble;

/// Decides where a text stands, how large it is, and how it moves. Thread-safe.
///
/// Source: the film language, sections 5 and 9.
final class TextLayout {

  private static final double LEGEND_HEIGHT = 0.1;
  private static final double LEGEND_TEXT_SHARE = 0.6;
  private static final double LEGEND_WIDTH_SHARE = 0.96;

  /// So many lines that roll share the height of their box; the rest comes later.
  private static final int ROLLING_LINES_MAX = 10;

  private static final double SPEED_MIN = 0.001;

  private final TextPainter painter;

  TextLayout(TextPainter painter) {
    this.painter = painter;
  }

  Typeset typeset(SceneNode.Text text, Box screen) {
    var lines = new TextLines(painter, text);
    return switch (text.style().kind()) {
      case LEGEND -> legend(text, lines, screen);
      case ZONE -> zone(text, lines, screen);
      case ADVANCED -> new AdvancedLayout(text, lines, screen).typeset();
    };
  }

  /// A band over the full width, at the bottom unless a top is given.
  private static Typeset legend(SceneNode.Text text, TextLines lines, Box screen) {
    Placement.Axis down = text.placement().vertical();
    double height = down.size().orElse(LEGEND_HEIGHT);
    double top = down.start().orElseGet(() -> 1 - height - down.end().orElse(0.0));
    Box band = screen.part(0, top, 1, height);
    TextStyle.Running running = text.style().running();
    boolean isRising = running.direction() == Direction.UP && running.speed().isEmpty();
    List<String> words = text.words().lines().toList();
    double size = fitting(lines, words, running, isRising, band, LEGEND_TEXT_SHARE);
    TextBlock block = block(text, lines, words, size, band);
    return isRising
        ? new Typeset(block, band, new TextMotion.Rise(screen.bottom() - band.top()))
        : new Typeset(block, band, motion(running, block, band));
  }

  /// As large as a band or box allows. What runs along it may be longer than it.
  private static double fitting(
      TextLines lines,
      List<String> words,
      TextStyle.Running running,
      boolean isStill,
      Box box,
      double heightShare) {
    boolean isAcross = running.direction().isAcross();
    boolean isStanding = isStill || running.direction() == Direction.STATIC || isAcross;
    int count = isStanding ? words.size() : Math.min(ROLLING_LINES_MAX, words.size());
    double byHeight = box.height() * heightShare / lines.height(count);
    double widthShare = heightShare < 1 ? LEGEND_WIDTH_SHARE : 1;
    double byWidth = box.width() * widthShare / lines.width(words);
    return Math.max(0, isAcross ? byHeight : Math.min(byHeight, byWidth));
  }

  private static Typeset zone(SceneNode.Text text, TextLines lines, Box screen) {
    TextStyle style = text.style();
    var placing = new ZonePlacing(text, lines, screen);
    Box box = placing.box();
    List<String> words = placing.words(box);
    double size =
        placing.size(words).orElseGet(() -> fitting(lines, words, style.running(), false, box, 1));
    TextBlock block = block(text, lines, words, size, box);
    return new Typeset(block, box, motion(style.running(), block, box));
  }

  private static TextBlock block(
      SceneNode.Text text, TextLines lines, List<String> words, double size, Box box) {
    double unit = Math.min(Math.max(0, box.height()), lines.height(words.size()) * size);
    boolean isRunning = text.style().running().direction() != Direction.STATIC;
    return new TextBlock(
        lines.placed(words, size, box), size, Typeset.boundsOf(box), isRunning, lines.ink(unit));
  }

  /// From where nothing is seen yet to where nothing is seen any more.
  private static TextMotion motion(TextStyle.Running running, TextBlock block, Box box) {
    var ink = block.letters();
    if (running.direction() == Direction.STATIC || ink.isEmpty()) {
      return new TextMotion.Still();
    }
    double rightward = box.right() - ink.left();
    double leftward = box.left() - ink.right();
    double downward = box.bottom() - ink.top();
    double upward = box.top() - ink.bottom();
    var right = new TextMotion.Shift(rightward, 0);
    var left = new TextMotion.Shift(leftward, 0);
    var below = new TextMotion.Shift(0, downward);
    var above = new TextMotion.Shift(0, upward);
    return switch (running.direction()) {
      case LEFT -> passage(right, left, (rightward - leftward) / box.width(), running);
      case RIGHT -> passage(left, right, (rightward - leftward) / box.width(), running);
      case UP -> passage(below, above, (downward - upward) / box.height(), running);
      case DOWN -> passage(above, below, (downward - upward) / box.height(), running);
      case STATIC -> new TextMotion.Still();
    };
  }

  /// @param way in lengths of the box
  private static TextMotion passage(
      TextMotion.Shift from, TextMotion.Shift to, double way, TextStyle.Running running) {
    OptionalDouble seconds = running.speed().isPresent()
        ? OptionalDouble.of(way / Math.max(SPEED_MIN, Math.abs(running.speed().get())))
        : OptionalDouble.empty();
    boolean repeats = seconds.isPresent() && running.direction().isAcross();
    return new TextMotion.Passage(from, to, seconds, repeats);
  }
}
