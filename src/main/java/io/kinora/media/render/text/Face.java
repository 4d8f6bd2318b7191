package io.kinora.media.render.text;

import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.FontEdging;
import io.github.humbleui.skija.FontHinting;
import io.github.humbleui.skija.Typeface;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Letters of one kind: a font's outlines and measures, in letters of size 1. Thread-safe.
final class Face {

  /// Fonts are asked at this size, without hints: all measures grow evenly with the letters.
  static final float SIZE = 1024;

  private static final Set<String> PICTURE_TABLES = Set.of("CBDT", "sbix", "COLR", "SVG ");

  private final Typeface typeface;
  private final Font font;
  private final String name;
  private final boolean isPicture;
  private final ConcurrentHashMap<Short, Outline> outlines = new ConcurrentHashMap<>();

  /// @param name for messages
  Face(Typeface typeface, String name) {
    this(typeface, name, false, false);
  }

  private Face(Typeface typeface, String name, boolean isEmboldened, boolean isSkewed) {
    this.typeface = typeface;
    this.name = name;
    isPicture = Set.of(typeface.getTableTags()).stream().anyMatch(PICTURE_TABLES::contains);
    font = new Font(typeface, SIZE)
        .setSubpixel(true)
        .setMetricsLinear(true)
        .setHinting(FontHinting.NONE)
        .setEdging(FontEdging.ANTI_ALIAS)
        .setEmboldened(isEmboldened)
        .setSkewX(isSkewed ? -0.2f : 0);
  }

  /// This face, made bolder or slanted where it has no letters of that kind.
  Face as(boolean isBold, boolean isSlanted) {
    boolean embolden = isBold && !typeface.isBold();
    boolean skew = isSlanted && !typeface.isItalic();
    return embolden || skew ? new Face(typeface, name, embolden, skew) : this;
  }

  String name() {
    return name;
  }

  Typeface typeface() {
    return typeface;
  }

  /// For shaping only: nobody may change it.
  Font font() {
    return font;
  }

  /// Tells whether its letters bring their own colours.
  boolean isPicture() {
    return isPicture;
  }

  boolean has(int codePoint) {
    return typeface.getUTF32Glyph(codePoint) != 0;
  }

  /// Above the baseline; more than zero.
  double ascent() {
    return -font.getMetrics().getAscent() / SIZE;
  }

  /// Below the baseline; more than zero.
  double descent() {
    return font.getMetrics().getDescent() / SIZE;
  }

  Outline outline(short glyph) {
    return outlines.computeIfAbsent(glyph, this::load);
  }

  private Outline load(short glyph) {
    if (isPicture) {
      var box = font.getBounds(new short[] {glyph})[0];
      return new Outline(
          List.of(),
          new Bounds(box.getLeft(), box.getTop(), box.getRight(), box.getBottom())
              .times(1 / SIZE, 1 / SIZE));
    }
    try (var path = font.getPath(glyph)) {
      return path == null ? Outline.EMPTY : Outline.of(path, SIZE);
    }
  }
}
