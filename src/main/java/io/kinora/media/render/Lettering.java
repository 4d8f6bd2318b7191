package io.kinora.media.render;

import io.kinora.media.render.ink.LetterStyle;
import io.kinora.media.render.text.Bounds;
import io.kinora.media.render.text.Grid;
import io.kinora.media.render.text.TextBlock;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.FilterType;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.Values;
import java.util.ArrayList;
import java.util.List;

/// One text on one screen at one moment: where it is, and its pixels at any scale.
///
/// @param typeset its lines
/// @param block what is painted at this moment
/// @param styles its `distancecolor` filters
/// @param painter paints it
record Lettering(Typeset typeset, TextBlock block, List<LetterStyle> styles, TextPainter painter) {

  /// A filter of a text, with its values at one moment.
  record Filter(FilterType type, Values values) {}

  /// @param seconds since the text began
  /// @param length of its time in seconds
  static Lettering of(
      Typeset typeset, List<Filter> filters, double seconds, double length, TextPainter painter) {
    return new Lettering(typeset, typeset.blockAt(seconds, length), styles(filters), painter);
  }

  /// A text at rest, without styles.
  static Lettering of(SceneNode.Text text, Box screen, TextPainter painter) {
    Typeset typeset = new TextLayout(painter).typeset(text, screen);
    return new Lettering(typeset, typeset.block(), List.of(), painter);
  }

  private static List<LetterStyle> styles(List<Filter> filters) {
    var styles = new ArrayList<LetterStyle>();
    double mapWidth = LetterStyle.mapWidth(Values.NONE);
    for (Filter filter : filters) {
      if (filter.type() == FilterType.DISTANCEMAP) {
        mapWidth = LetterStyle.mapWidth(filter.values());
      } else if (filter.type() == FilterType.DISTANCECOLOR) {
        styles.add(LetterStyle.of(filter.values(), mapWidth));
      }
    }
    return styles;
  }

  /// Its middle is what the text turns about.
  Box box() {
    return typeset.box();
  }

  /// Where it has pixels: whole ones, at rest; empty when it has none.
  Box area() {
    Bounds area = painter.area(block, styles);
    if (area.isEmpty()) {
      return new Box(0, 0, 0, 0);
    }
    double left = Math.floor(area.left());
    double top = Math.floor(area.top());
    return new Box(left, top, Math.ceil(area.right()) - left, Math.ceil(area.bottom()) - top);
  }

  /// Paints a part of the output.
  ///
  /// @param part where, its edges anywhere
  /// @param scale pixels for one of the output: more than 1 for text that is enlarged and stays
  ///     sharp
  /// @return premultiplied bytes red, green, blue, alpha; as many pixels as `part` is large times
  ///     the scale, rounded
  byte[] paint(Box part, double scale) {
    int width = Math.toIntExact(Math.max(1, Math.round(part.width() * scale)));
    int height = Math.toIntExact(Math.max(1, Math.round(part.height() * scale)));
    return painter.paint(block, styles, new Grid(part.left(), part.top(), scale, width, height));
  }
}
