package io.kinora.media.render.text;

import static java.util.Objects.requireNonNull;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.FontHinting;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.types.Point;
import java.util.List;

/// Paints letters that bring their own colours, such as emoji.
final class PictureLetters {

  private PictureLetters() {}

  static boolean isIn(TextBlock block) {
    return block.lines().stream()
        .flatMap(placed -> placed.line().runs().stream())
        .anyMatch(run -> run.face().isPicture());
  }

  /// @param grid where the pixels lie
  /// @return premultiplied bytes, red first
  static byte[] painted(TextBlock block, Grid grid) {
    var info =
        new ImageInfo(grid.width(), grid.height(), ColorType.RGBA_8888, ColorAlphaType.PREMUL);
    try (var bitmap = new Bitmap()) {
      bitmap.allocPixels(info);
      bitmap.erase(0);
      try (var canvas = new Canvas(bitmap);
          var paint = new Paint().setAntiAlias(true)) {
        for (TextBlock.Placed placed : block.lines()) {
          List<Line.Run> runs = placed.line().runs();
          runs.stream()
              .filter(run -> run.face().isPicture())
              .forEach(run -> paint(run, placed, block.size(), grid, canvas, paint));
        }
      }
      try (var pixmap = requireNonNull(bitmap.peekPixels(), "the bitmap has no pixels")) {
        var pixels = new byte[grid.width() * grid.height() * 4];
        pixmap.getBuffer().get(pixels);
        return pixels;
      }
    }
  }

  private static void paint(
      Line.Run run, TextBlock.Placed placed, double size, Grid grid, Canvas canvas, Paint paint) {
    var places = new Point[run.glyphs().length];
    for (int index = 0; index < places.length; index++) {
      places[index] = new Point((float) grid.x(placed.x() + run.xs()[index] * size), (float)
          grid.y(placed.baseline() + run.ys()[index] * size));
    }
    try (Font font = new Font(run.face().typeface(), (float) (size * grid.scale()))
            .setSubpixel(true)
            .setBaselineSnapped(false)
            .setHinting(FontHinting.NONE);
        TextBlob blob = TextBlob.makeFromPos(run.glyphs(), places, font)) {
      if (blob != null) {
        canvas.drawTextBlob(blob, 0, 0, paint);
      }
    }
  }
}
