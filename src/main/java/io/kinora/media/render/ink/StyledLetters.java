package io.kinora.media.render.ink;

import io.kinora.media.render.ink.LetterStyle.Glow;
import io.kinora.media.render.ink.LetterStyle.Shadow;
import io.kinora.media.render.ink.LetterStyle.Stroke;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Letters as a distance field, ready to be painted in styles. For one thread.
public final class StyledLetters {

  /// A glow is softened by this share of its width: else creases would show between letters.
  private static final double GLOW_SOFTENING = 1 / 7.0;

  private static final int SHADOW_TIMES = 3;

  /// Times that a glow is softened: nobody sees more.
  private static final int GLOW_TIMES = 2;

  private final int width;
  private final int height;
  private final int times;
  private final double unit;
  private final float[] fine;
  private final float[] covers;
  private float @Nullable [] distances;

  private StyledLetters(float[] fine, int times, int width, int height, double unit) {
    this.width = width;
    this.height = height;
    this.times = times;
    this.unit = unit;
    this.fine = fine;
    covers = times == 1 ? fine : means(fine, times, width, height);
  }

  /// @param fine covers on a grid that is `times` as fine as the picture
  /// @param width of the picture in pixels
  /// @param unit pixels of the picture in one height of the text
  public static StyledLetters of(float[] fine, int times, int width, int height, double unit) {
    return new StyledLetters(fine, times, width, height, unit);
  }

  /// From the edges of the letters, in pixels, more than zero outside. Found when first needed.
  private float[] distances() {
    if (distances == null) {
      float[] found = Distance.of(fine, width * times, height * times);
      if (times > 1) {
        found = means(found, times, width, height);
        for (int at = 0; at < found.length; at++) {
          found[at] /= times;
        }
      }
      distances = found;
    }
    return distances;
  }

  private static float[] means(float[] fine, int times, int width, int height) {
    var means = new float[width * height];
    float share = 1f / (times * times);
    for (int y = 0; y < height * times; y++) {
      int row = y / times * width;
      for (int x = 0; x < width * times; x++) {
        means[row + x / times] += fine[y * width * times + x] * share;
      }
    }
    return means;
  }

  /// Paints styles one over the other.
  ///
  /// @param pictures letters that bring their own colours, such as emoji, premultiplied; empty
  ///     where there are none
  public void paint(List<LetterStyle> styles, byte[] pictures, Pixels out) {
    for (LetterStyle style : styles) {
      paintShadow(style.dropShadow(), out);
      paintGlow(style.outerGlow(), out);
      var letters = new Pixels(width, height);
      letters.over(covers, style.fill());
      letters.over(pictures);
      paintInnerShadow(style.innerShadow(), letters);
      paintInnerGlow(style.innerGlow(), letters);
      paintStroke(style.stroke(), letters);
      out.over(letters);
    }
  }

  private void paintShadow(Shadow shadow, Pixels out) {
    if (shadow.tint().isSeen()) {
      out.over(shadowMask(shadow, shadow.extent()), shadow.tint());
    }
  }

  private float[] shadowMask(Shadow shadow, double extent) {
    float[] hard = extent == 0 ? covers : within(extent * unit);
    float[] soft = Blur.soften(hard, width, height, shadow.blur() * unit / 2, SHADOW_TIMES);
    return moved(soft, shadow.x() * unit, shadow.y() * unit);
  }

  private void paintInnerShadow(Shadow shadow, Pixels letters) {
    if (!shadow.tint().isSeen()) {
      return;
    }
    float[] lit = shadowMask(shadow, -shadow.extent());
    var mask = new float[lit.length];
    for (int at = 0; at < mask.length; at++) {
      mask[at] = 1 - lit[at];
    }
    letters.atop(mask, covers, shadow.tint());
  }

  private void paintGlow(Glow glow, Pixels out) {
    if (glow.tint().isSeen() && glow.extent() + glow.blur() > 0) {
      out.over(fading(glow, 1), glow.tint());
    }
  }

  private void paintInnerGlow(Glow glow, Pixels letters) {
    if (glow.tint().isSeen() && glow.extent() + glow.blur() > 0) {
      letters.atop(fading(glow, -1), covers, glow.tint());
    }
  }

  /// One at the edge and before it, fading away behind it.
  ///
  /// @param side 1 fades outwards, -1 inwards
  private float[] fading(Glow glow, int side) {
    float extent = (float) (glow.extent() * unit);
    float blur = (float) Math.max(glow.blur() * unit, 0.5);
    float[] field = distances();
    var mask = new float[field.length];
    for (int at = 0; at < mask.length; at++) {
      float far = (side * field[at] - extent) / blur;
      float left = far <= 0 ? 1 : far >= 1 ? 0 : 1 - far;
      mask[at] = left * left;
    }
    return Blur.soften(mask, width, height, blur * GLOW_SOFTENING, GLOW_TIMES);
  }

  /// Along the edge a stroke takes the place of the fill or lies beside it, so that nothing
  /// shines through between them.
  private void paintStroke(Stroke stroke, Pixels letters) {
    if (!stroke.tint().isSeen()) {
      return;
    }
    double size = stroke.width() * unit;
    switch (stroke.side()) {
      case OUTSIDE -> letters.beside(less(within(size), covers), stroke.tint());
      case INSIDE -> letters.atop(inverse(within(-size)), covers, stroke.tint());
      case CENTER -> letters.over(less(within(size / 2), within(-size / 2)), stroke.tint());
    }
  }

  /// Covers of all that lies up to a distance from the edge.
  private float[] within(double far) {
    float[] field = distances();
    float edge = (float) far + 0.5f;
    var mask = new float[field.length];
    for (int at = 0; at < mask.length; at++) {
      mask[at] = Math.max(0f, Math.min(edge - field[at], 1f));
    }
    return mask;
  }

  private static float[] less(float[] mask, float[] other) {
    for (int at = 0; at < mask.length; at++) {
      mask[at] = Math.max(0, mask[at] - other[at]);
    }
    return mask;
  }

  private static float[] inverse(float[] mask) {
    for (int at = 0; at < mask.length; at++) {
      mask[at] = 1 - mask[at];
    }
    return mask;
  }

  /// A mask moved by any distance; nothing comes in from outside.
  private float[] moved(float[] mask, double byX, double byY) {
    if (byX == 0 && byY == 0) {
      return mask;
    }
    int wholeX = (int) Math.floor(byX);
    int wholeY = (int) Math.floor(byY);
    float partX = (float) (byX - wholeX);
    float partY = (float) (byY - wholeY);
    var out = new float[mask.length];
    for (int y = 0; y < height; y++) {
      addRow(mask, y - wholeY, wholeX, partX, 1 - partY, out, y);
      addRow(mask, y - wholeY - 1, wholeX, partX, partY, out, y);
    }
    return out;
  }

  private void addRow(
      float[] mask, int fromY, int wholeX, float partX, float weight, float[] out, int y) {
    if (fromY < 0 || fromY >= height || weight == 0) {
      return;
    }
    int from = fromY * width - wholeX;
    int end = Math.clamp(width + (long) wholeX, 0, width);
    for (int x = Math.clamp(wholeX, 0, width); x < end; x++) {
      out[y * width + x] += mask[from + x] * (1 - partX) * weight;
    }
    int endNext = Math.clamp(width + (long) wholeX + 1, 0, width);
    for (int x = Math.clamp(wholeX + 1L, 0, width); x < endNext; x++) {
      out[y * width + x] += mask[from + x - 1] * partX * weight;
    }
  }
}
