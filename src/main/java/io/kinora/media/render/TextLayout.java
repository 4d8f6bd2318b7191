package io.kinora.media.render;

import io.kinora.media.render.text.TextBlock;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.render.text.TextPainter.Extent;
import io.kinora.media.sxml.Colour;
import io.kinora.media.sxml.Placement;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Decides where a text stands and how large it is. Source: the film language, section 9.
final class TextLayout {

  /// Text sizes are in such parts of the screen's height.
  private static final double SIZE_PARTS = 360;

  private static final double LEGEND_HEIGHT = 0.1;
  private static final double LEGEND_TEXT_SHARE = 0.6;
  private static final double LEGEND_WIDTH_SHARE = 0.96;

  /// Sizes are found for letters so large; widths grow evenly with them.
  private static final double MEASURE = 100;

  private final TextPainter painter;

  TextLayout(TextPainter painter) {
    this.painter = painter;
  }

  TextBlock blockOf(SceneNode.Text text, Box screen) {
    return text.style().kind() == TextStyle.Kind.LEGEND ? legend(text, screen) : zone(text, screen);
  }

  /// A band over the full width, at the bottom unless a top is given.
  private TextBlock legend(SceneNode.Text text, Box screen) {
    Placement.Axis down = text.placement().vertical();
    double height = down.size().orElse(LEGEND_HEIGHT);
    double top = down.start().orElseGet(() -> 1 - height - down.end().orElse(0.0));
    Box band = screen.part(0, top, 1, height);
    List<String> lines = text.words().lines().toList();
    double size = Math.min(
        sizeForHeight(text, lines, band.height() * LEGEND_TEXT_SHARE),
        sizeForWidth(text, lines, band.width() * LEGEND_WIDTH_SHARE));
    return block(text.style(), lines, size, band);
  }

  private TextBlock zone(SceneNode.Text text, Box screen) {
    List<String> lines = text.words().lines().toList();
    Optional<Double> size = text.style().size().map(it -> it * screen.height() / SIZE_PARTS);
    Extent natural = extent(text, lines);
    Box box = new PlacementRule(screen)
        .boxOf(text.placement(), Optional.of(natural.width() / natural.height()));
    if (text.style().wraps()) {
      lines = wrapped(text, lines, box, size);
    }
    double fitting = Math.min(
        sizeForHeight(text, lines, box.height()),
        sizeForWidth(text, lines, Math.min(box.width(), screen.width())));
    double letters = size.map(
            it -> Math.min(it, sizeForWidth(text, text.words().lines().toList(), screen.width())))
        .orElse(fitting);
    return block(text.style(), lines, letters, box);
  }

  /// Breaks lines at blanks: at the box's edge where the size is given, else so that the letters
  /// become as large as they can.
  private List<String> wrapped(
      SceneNode.Text text, List<String> lines, Box box, Optional<Double> size) {
    if (size.isPresent()) {
      return wrappedTo(text, lines, box.width() * MEASURE / size.get());
    }
    List<String> best = lines;
    double bestSize = 0;
    double whole = extent(text, List.of(String.join(" ", lines))).width();
    for (int count = 1; count <= 24; count++) {
      List<String> tried = wrappedTo(text, lines, whole / count * 1.1);
      double fits = Math.min(
          sizeForHeight(text, tried, box.height()), sizeForWidth(text, tried, box.width()));
      if (fits > bestSize) {
        bestSize = fits;
        best = tried;
      }
    }
    return best;
  }

  private List<String> wrappedTo(SceneNode.Text text, List<String> lines, double width) {
    var wrapped = new ArrayList<String>();
    for (String line : lines) {
      var current = new StringBuilder();
      for (String word : Arrays.asList(line.split(" ", -1))) {
        String longer = current.isEmpty() ? word : current + " " + word;
        if (!current.isEmpty() && extent(text, List.of(longer)).width() > width) {
          wrapped.add(current.toString());
          current.setLength(0);
        }
        current.append(current.isEmpty() ? word : " " + word);
      }
      wrapped.add(current.toString());
    }
    return wrapped;
  }

  private double sizeForHeight(SceneNode.Text text, List<String> lines, double height) {
    return MEASURE * height / extent(text, lines).height();
  }

  private double sizeForWidth(SceneNode.Text text, List<String> lines, double width) {
    return MEASURE * width / Math.max(1, extent(text, lines).width());
  }

  private Extent extent(SceneNode.Text text, List<String> lines) {
    Extent extent =
        painter.extent(lines, text.style().font(), MEASURE, text.style().lineDistance());
    return new Extent(Math.max(1, extent.width()), Math.max(1, extent.height()));
  }

  private static TextBlock block(TextStyle style, List<String> lines, double size, Box box) {
    return new TextBlock(
        lines,
        style.font(),
        Math.max(0, size), // A film may say that a box is less than nothing.
        style.lineDistance(),
        box.left(),
        box.top(),
        Math.max(0, box.width()),
        Math.max(0, box.height()),
        share(style.horizontal()),
        share(style.vertical()),
        argb(style.colour()),
        style.background().map(TextLayout::argb).orElse(0));
  }

  private static double share(TextStyle.Align align) {
    return switch (align) {
      case START -> 0;
      case CENTRE -> 0.5;
      case END -> 1;
    };
  }

  private static int argb(Colour colour) {
    return (colour.alpha() << 24) | (colour.red() << 16) | (colour.green() << 8) | colour.blue();
  }
}
