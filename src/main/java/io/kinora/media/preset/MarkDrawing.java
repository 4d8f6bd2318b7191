package io.kinora.media.preset;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.EncodingProfile.MarkPlace;
import io.kinora.media.probe.PictureFacts;
import java.util.Optional;

/// Where on a frame a watermark is drawn, and how large. Source: the panda contract, section 6.3:
/// distances as in style sheets, where the top and the left come first.
record MarkDrawing(PictureFacts picture, Size size, int x, int y) {

  private static final int SIDE_MAX = 8_192;

  static MarkDrawing on(Size canvas, PictureFacts picture, MarkPlace place) {
    Size size = size(canvas, Material.upright(picture), place.size());
    int x = place(place.left(), place.right(), canvas.width(), size.width());
    int y = place(place.top(), place.bottom(), canvas.height(), size.height());
    return new MarkDrawing(picture, size, x, y);
  }

  private static Size size(Size canvas, Size own, EncodingProfile.MarkSize wish) {
    Optional<Integer> width = wish.width().map(it -> it.pixels(canvas.width()));
    Optional<Integer> height = wish.height().map(it -> it.pixels(canvas.height()));
    double aspect = (double) own.width() / own.height();
    if (width.isEmpty() && height.isEmpty()) {
      return own;
    }
    return new Size(
        side(width.map(Integer::doubleValue).orElseGet(() -> height.orElseThrow() * aspect)),
        side(height.map(Integer::doubleValue).orElseGet(() -> width.orElseThrow() / aspect)));
  }

  private static int side(double length) {
    return Math.clamp(Math.round(length), 1, SIDE_MAX);
  }

  /// Half a pixel of colour is lost where a mark does not begin at an even place: it is moved.
  private static int place(Optional<Distance> near, Optional<Distance> far, int canvas, int side) {
    int place = near.isEmpty() && far.isPresent()
        ? canvas - side - far.get().pixels(canvas)
        : near.map(it -> it.pixels(canvas)).orElse(0);
    return Math.floorDiv(place, 2) * 2;
  }

  /// From the decoder's picture to what is laid over. What cannot be seen must not run into its
  /// neighbours when it is scaled.
  String filters() {
    boolean isScaled = !size.equals(Material.upright(picture));
    String scaled = isScaled && picture.hasAlpha()
        ? ColourFilter.scaledPremultiplied(picture, size.width(), size.height())
            + ",format=gbrap,unpremultiply=inplace=1,"
            + ColourFilter.fromRgb(ColourTarget.VIDEO)
        : ColourFilter.scaled(picture, size.width(), size.height(), ColourTarget.VIDEO);
    return scaled + ",format=yuva420p";
  }

  String overlay() {
    return "overlay=x=" + x + ":y=" + y + ":format=yuv420";
  }
}
