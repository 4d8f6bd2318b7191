package io.kinora.media.render.raster;

/// A rectangle in space as it is seen on a raster.
///
/// The place `(s, t)` of it, each 0 to 1, from the left and from the top, is seen at pixel
/// `(xs*s + xt*t + x0) / w`, `(ys*s + yt*t + y0) / w` with `w = ws*s + wt*t + w0`, which is 1 on
/// the plane that fills the screen and smaller the nearer it is; where `w` is small or negative it
/// lies behind the viewer.
public record Projection(
    double xs,
    double xt,
    double x0,
    double ys,
    double yt,
    double y0,
    double ws,
    double wt,
    double w0) {

  private static final double NEAR = 0.05 / 2.41421;

  /// What a patch is larger than what it holds, on each side: twice, for it is cut to even pixels.
  private static final double EDGE = 4;

  /// Upright, in pixels.
  public static Projection upright(double left, double top, double width, double height) {
    return new Projection(width, 0, left, 0, height, top, 0, 0, 1);
  }

  double w(double s, double t) {
    return ws * s + wt * t + w0;
  }

  /// Tells whether it is not turned in any way, and is not too near to be seen.
  public boolean isUpright() {
    return ws == 0 && wt == 0 && w0 >= NEAR && ys == 0 && xt == 0 && xs > 0 && yt > 0;
  }

  /// How many pixels wide it is seen, about: the longer of its upper and lower edge.
  public double widthOf() {
    return Math.max(distance(0, 0, 1, 0), distance(0, 1, 1, 1));
  }

  /// How many pixels high it is seen, about.
  public double heightOf() {
    return Math.max(distance(0, 0, 0, 1), distance(1, 0, 1, 1));
  }

  private double distance(double s0, double t0, double s1, double t1) {
    double from = Math.max(NEAR, w(s0, t0));
    double to = Math.max(NEAR, w(s1, t1));
    return Math.hypot(x(s1, t1) / to - x(s0, t0) / from, y(s1, t1) / to - y(s0, t0) / from);
  }

  private double x(double s, double t) {
    return xs * s + xt * t + x0;
  }

  private double y(double s, double t) {
    return ys * s + yt * t + y0;
  }

  /// Tells whether anything of it may be seen on a raster of this size.
  public boolean meets(int width, int height) {
    boolean isBehind = true;
    boolean isLeft = true;
    boolean isRight = true;
    boolean isAbove = true;
    boolean isBelow = true;
    for (int corner = 0; corner < 4; corner++) {
      double s = corner & 1;
      double t = corner >> 1;
      double w = w(s, t);
      isBehind &= w < NEAR;
      // Multiplied by w, which turns around behind the viewer: such corners decide nothing.
      isLeft &= w >= NEAR && x(s, t) <= 0;
      isRight &= w >= NEAR && x(s, t) >= width * w;
      isAbove &= w >= NEAR && y(s, t) <= 0;
      isBelow &= w >= NEAR && y(s, t) >= height * w;
    }
    return !(isBehind || isLeft || isRight || isAbove || isBelow);
  }

  /// Where it may be seen on a raster of this size, with its smooth edges.
  public Patch reach(int width, int height) {
    if (!meets(width, height)) {
      return new Patch(0, 0, 0, 0);
    }
    double left = width;
    double top = height;
    double right = 0;
    double bottom = 0;
    for (int corner = 0; corner < 4; corner++) {
      double s = corner & 1;
      double t = corner >> 1;
      double w = w(s, t);
      if (w < NEAR) {
        return Patch.whole(width, height);
      }
      left = Math.min(left, x(s, t) / w);
      right = Math.max(right, x(s, t) / w);
      top = Math.min(top, y(s, t) / w);
      bottom = Math.max(bottom, y(s, t) / w);
    }
    int minX = outer(left - EDGE, width);
    int minY = outer(top - EDGE, height);
    return new Patch(
        minX, minY, outer(right + EDGE, width) - minX, outer(bottom + EDGE, height) - minY);
  }

  /// @return even
  private static int outer(double place, int end) {
    return (int) Math.clamp(place, 0, end) & -2;
  }

  /// The way back, as nine numbers by rows: from a pixel and 1 to `s`, `t` and 1, each divided by
  /// `w`; nothing where it is seen edge on.
  double @org.jspecify.annotations.Nullable [] inverse() {
    double a = yt * w0 - y0 * wt;
    double b = y0 * ws - ys * w0;
    double c = ys * wt - yt * ws;
    double volume = xs * a + xt * b + x0 * c;
    if (!(Math.abs(volume) > 1e-9)) {
      return null;
    }
    return new double[] {
      a / volume,
      (x0 * wt - xt * w0) / volume,
      (xt * y0 - x0 * yt) / volume,
      b / volume,
      (xs * w0 - x0 * ws) / volume,
      (x0 * ys - xs * y0) / volume,
      c / volume,
      (xt * ws - xs * wt) / volume,
      (xs * yt - xt * ys) / volume
    };
  }
}
