package io.kinora.media.render.text;

import static java.util.Objects.requireNonNull;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.FontEdging;
import io.github.humbleui.skija.FontHinting;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.types.Rect;
import java.nio.file.Path;
import java.util.List;

/// Measures and paints text. Thread-safe.
public final class TextPainter {

  /// How large lines are.
  ///
  /// @param width of the longest
  /// @param height of all together
  public record Extent(double width, double height) {}

  private final Path cache;
  private final Fonts fonts = new Fonts();

  /// @param cache a folder for the native library, which is loaded when the first text is met:
  /// films
  ///     without words need nothing of the machine
  public TextPainter(Path cache) {
    this.cache = cache;
  }

  /// The size of lines in letters of `sizePixels`.
  ///
  /// @throws io.kinora.infra.base.FailureException when the machine lacks libfontconfig or
  ///     libfreetype
  public Extent extent(List<String> lines, String font, double sizePixels, double lineDistance) {
    try (Font face = font(font, sizePixels)) {
      double width = lines.stream().mapToDouble(face::measureTextWidth).max().orElse(0);
      double letters = letterHeight(face);
      return new Extent(width, letters + (lines.size() - 1) * letters * lineDistance);
    }
  }

  /// Paints a block into a picture of its own.
  ///
  /// @return premultiplied bytes red, green, blue, alpha of `width` x `height` pixels
  public byte[] paint(TextBlock block, int width, int height) {
    SkijaLibrary.load(cache);
    var info = new ImageInfo(width, height, ColorType.RGBA_8888, ColorAlphaType.PREMUL);
    try (var bitmap = new Bitmap()) {
      bitmap.allocPixels(info);
      bitmap.erase(0);
      try (var canvas = new Canvas(bitmap)) {
        paintBackground(block, canvas);
        paintLines(block, canvas);
      }
      try (var pixmap = requireNonNull(bitmap.peekPixels(), "the bitmap has no pixels")) {
        var pixels = new byte[width * height * 4];
        pixmap.getBuffer().get(pixels);
        return pixels;
      }
    }
  }

  private static void paintBackground(TextBlock block, Canvas canvas) {
    if (block.background() == 0) {
      return;
    }
    try (var paint = new Paint().setColor(block.background())) {
      canvas.drawRect(
          Rect.makeXYWH((float) block.left(), (float) block.top(), (float) block.width(), (float)
              block.height()),
          paint);
    }
  }

  private void paintLines(TextBlock block, Canvas canvas) {
    try (Font face = font(block.font(), block.sizePixels());
        var paint = new Paint().setColor(block.colour()).setAntiAlias(true)) {
      double letters = letterHeight(face);
      double step = letters * block.lineDistance();
      double all = letters + (block.lines().size() - 1) * step;
      double baseline = block.top()
          + (block.height() - all) * block.alignY()
          - face.getMetrics().getAscent();
      for (String line : block.lines()) {
        double x = block.left() + (block.width() - face.measureTextWidth(line)) * block.alignX();
        canvas.drawString(line, (float) x, (float) baseline, face, paint);
        baseline += step;
      }
    }
  }

  /// From the top of the tallest letter to the bottom of the deepest.
  private static double letterHeight(Font face) {
    return face.getMetrics().getDescent() - face.getMetrics().getAscent();
  }

  private Font font(String name, double sizePixels) {
    SkijaLibrary.load(cache);
    return new Font(fonts.face(name), (float) sizePixels)
        .setSubpixel(true)
        .setHinting(FontHinting.NONE)
        .setEdging(FontEdging.ANTI_ALIAS);
  }
}
