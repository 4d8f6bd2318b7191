package io.kinora.media.render;

import io.kinora.media.render.raster.Projection;

/// A screen in pixels, how what is drawn on it is moved, and from where it is seen. Source: the
/// film language, section 4.
///
/// @param width in pixels
/// @param height in pixels
/// @param view  how the viewer's place moves everything
/// @param model how the nodes around move what is inside
/// @param keepsDepth whether places tell how near they are, even those that look flat
record Space(double width, double height, Affine view, Affine model, boolean keepsDepth) {

  /// How far the viewer is from the plane that fills the screen: an opening angle of 45 degrees.
  static final double DISTANCE = 1 / Math.tan(Math.toRadians(22.5));

  static Space of(double width, double height) {
    return new Space(width, height, Affine.NONE, Affine.NONE, false);
  }

  /// Half the width where half the height is 1.
  double aspect() {
    return width / height;
  }

  Box screen() {
    return new Box(0, 0, width, height);
  }

  Space moved(Affine movement) {
    return new Space(width, height, view, model.after(movement), keepsDepth);
  }

  Space seenFrom(Affine newView) {
    return new Space(width, height, newView, model, keepsDepth);
  }

  Space keepingDepth() {
    return new Space(width, height, view, model, true);
  }

  /// The units of a length in pixels.
  double units(double pixels) {
    return pixels * 2 / height;
  }

  double x(double pixels) {
    return units(pixels - width / 2);
  }

  double y(double pixels) {
    return units(height / 2 - pixels);
  }

  /// Where a box of the unmoved screen is seen.
  Place place(Box box) {
    return place(box, Affine.NONE);
  }

  /// The same after a movement of its own.
  Place place(Box box, Affine own) {
    Affine all = view.after(model).after(own);
    if (all.equals(Affine.NONE)) {
      return box;
    }
    Projection seen = projection(box, all);
    return seen.isUpright() && !keepsDepth
        ? new Box(
            seen.x0() / seen.w0(),
            seen.y0() / seen.w0(),
            seen.xs() / seen.w0(),
            seen.yt() / seen.w0())
        : new Quad(seen);
  }

  private Projection projection(Box box, Affine all) {
    double left = x(box.left());
    double top = y(box.top());
    double w = units(box.width());
    double h = -units(box.height());
    return new Projection(
        pixelX(all.xx() * w, all.zx() * w, 0),
        pixelX(all.xy() * h, all.zy() * h, 0),
        pixelX(all.x(left, top, 0), all.z(left, top, 0), 1),
        pixelY(all.yx() * w, all.zx() * w, 0),
        pixelY(all.yy() * h, all.zy() * h, 0),
        pixelY(all.y(left, top, 0), all.z(left, top, 0), 1),
        -all.zx() * w / DISTANCE,
        -all.zy() * h / DISTANCE,
        1 - all.z(left, top, 0) / DISTANCE);
  }

  /// @param one 1 for a place, 0 for a difference of two
  private double pixelX(double x, double z, double one) {
    return height / 2 * x + width / 2 * (one - z / DISTANCE);
  }

  private double pixelY(double y, double z, double one) {
    return -height / 2 * y + height / 2 * (one - z / DISTANCE);
  }

  /// How far toward the viewer the middle of a box is after a movement.
  double nearness(Box box, Affine own) {
    double x = x(box.left() + box.width() / 2);
    double y = y(box.top() + box.height() / 2);
    return view.after(model).after(own).z(x, y, 0);
  }
}
