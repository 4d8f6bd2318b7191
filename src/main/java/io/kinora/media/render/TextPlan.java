package io.kinora.media.render;

import io.kinora.media.render.raster.Raster;
import io.kinora.media.render.text.TextBlock;
import io.kinora.media.render.text.TextPainter;
import java.util.LinkedHashMap;

/// Tells where words lie. Thread-safe: it remembers the layouts that were asked for last.
final class TextPlan {

  private static final int LAYOUTS_MAX = 256;

  /// More of a text is never seen.
  private static final double SIDE_MAX = 8192;

  private final TextPainter painter;
  private final LinkedHashMap<Drawing.Words, Layout> layouts = new LinkedHashMap<>(16, 0.75f, true);

  /// Words in their place.
  ///
  /// @param box   about whose middle they turn
  /// @param area  all that is painted, in whole pixels
  record Layout(TextBlock block, Box box, Box area) {}

  TextPlan(TextPainter painter) {
    this.painter = painter;
  }

  Layout layout(Drawing.Words words) {
    synchronized (layouts) {
      Layout known = layouts.get(words);
      if (known != null) {
        return known;
      }
    }
    Layout made = made(words);
    synchronized (layouts) {
      layouts.put(words, made);
      if (layouts.size() > LAYOUTS_MAX) {
        layouts.pollFirstEntry();
      }
    }
    return made;
  }

  private Layout made(Drawing.Words words) {
    TextBlock block = new TextLayout(painter).blockOf(words.text(), words.screen());
    var box = new Box(block.left(), block.top(), block.width(), block.height());
    double margin = block.sizePixels(); // Letters may reach beyond their box.
    double left = Math.floor(box.left() - margin);
    double top = Math.floor(box.top() - margin);
    var area = new Box(
        left, top, Math.ceil(box.right() + margin) - left, Math.ceil(box.bottom() + margin) - top);
    return new Layout(block, box, area);
  }

  /// Words for bytes, as far as they are seen on an output of this size.
  Painted painted(Drawing.Words words, int outWidth, int outHeight) {
    return Painted.of(layout(words).block(), painter, outWidth, outHeight);
  }

  /// The pixels of an area.
  Raster painted(Drawing.Words words) {
    Layout layout = layout(words);
    Box area = layout.area();
    int width = (int) Math.min(SIDE_MAX, area.width());
    int height = (int) Math.min(SIDE_MAX, area.height());
    return raster(
        painter.paint(Painted.movedBy(layout.block(), area), width, height), width, height);
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
