package io.kinora.media.render;

import io.kinora.media.render.raster.Raster;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.timeline.Span;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Tells where words lie, and paints them. Thread-safe: it remembers what was asked for last.
final class TextPlan {

  private static final int KEPT_MAX = 256;

  /// More of a text is never seen.
  private static final double SIDE_MAX = 8192;

  /// What rises has come to rest after this time.
  private static final double RISEN_SECONDS = 1;

  private final TextPainter painter;
  private final SequencedMap<Setting, Typeset> typesets = new LinkedHashMap<>(16, 0.75f, true);
  private final SequencedMap<Drawing.Words, Layout> layouts = new LinkedHashMap<>(16, 0.75f, true);

  private record Setting(SceneNode.Text text, Box screen) {}

  /// Words in their place.
  ///
  /// @param box  about whose middle they turn
  /// @param area all that is painted, in whole pixels; empty where there is nothing
  record Layout(Box box, Box area) {}

  TextPlan(TextPainter painter) {
    this.painter = painter;
  }

  /// Words at a moment. Where nothing moves, all moments are the same.
  Drawing.Words words(
      SceneNode.Text text, Box screen, List<Lettering.Filter> styles, Span span, Duration time) {
    double seconds = Math.max(0, time.minus(span.start()).toNanos() / 1e9);
    double length = span.length().toNanos() / 1e9;
    return switch (typeset(text, screen).motion()) {
      case TextMotion.Still _ -> new Drawing.Words(text, screen, styles, 0, 0);
      case TextMotion.Rise _ ->
        new Drawing.Words(text, screen, styles, Math.min(seconds, RISEN_SECONDS), length);
      case TextMotion.Passage _ -> new Drawing.Words(text, screen, styles, seconds, length);
    };
  }

  Layout layout(Drawing.Words words) {
    return kept(layouts, words, () -> {
      Lettering lettering = lettering(words);
      return new Layout(lettering.box(), lettering.area());
    });
  }

  private Typeset typeset(SceneNode.Text text, Box screen) {
    return kept(
        typesets, new Setting(text, screen), () -> new TextLayout(painter).typeset(text, screen));
  }

  private Lettering lettering(Drawing.Words words) {
    Typeset typeset = typeset(words.text(), words.screen());
    return Lettering.of(typeset, words.styles(), words.seconds(), words.length(), painter);
  }

  private static <K, V> V kept(SequencedMap<K, V> all, K key, Supplier<V> making) {
    synchronized (all) {
      V known = all.get(key);
      if (known != null) {
        return known;
      }
    }
    V made = making.get();
    synchronized (all) {
      all.put(key, made);
      if (all.size() > KEPT_MAX) {
        all.pollFirstEntry();
      }
    }
    return made;
  }

  /// Words for bytes, as far as they are seen on an output of this size.
  Painted painted(Drawing.Words words, int outWidth, int outHeight) {
    return Painted.of(lettering(words), outWidth, outHeight);
  }

  /// The pixels of an area.
  ///
  /// @param scale pixels for one of the screen
  Raster painted(Drawing.Words words, double scale) {
    Box whole = layout(words).area();
    var area = new Box(
        whole.left(),
        whole.top(),
        Math.min(SIDE_MAX / scale, whole.width()),
        Math.min(SIDE_MAX / scale, whole.height()));
    int width = Math.toIntExact(Math.max(1, Math.round(area.width() * scale)));
    int height = Math.toIntExact(Math.max(1, Math.round(area.height() * scale)));
    return raster(lettering(words).paint(area, scale), width, height);
  }

  private static Raster raster(byte[] rgba, int width, int height) {
    Raster raster = Raster.clear(width, height);
    for (int at = 0; at < width * height; at++) {
      raster.red()[at] = (rgba[4 * at] & 255) / 255f;
      raster.green()[at] = (rgba[4 * at + 1] & 255) / 255f;
      raster.blue()[at] = (rgba[4 * at + 2] & 255) / 255f;
      raster.alpha()[at] = (rgba[4 * at + 3] & 255) / 255f;
    }
    return raster;
  }
}
