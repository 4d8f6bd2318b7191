package io.kinora.media.render;

/// A movement in space: shifts, turns and scales. Coordinates are x right, y up, z toward the
/// viewer. Source: the film language, section 4.
///
/// A point becomes `(xx*x + xy*y + xz*z + x0, …)`.
record Affine(
    double xx,
    double xy,
    double xz,
    double x0,
    double yx,
    double yy,
    double yz,
    double y0,
    double zx,
    double zy,
    double zz,
    double z0) {

  static final Affine NONE = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

  /// Too flat to be looked at from another side.
  private static final double FLAT = 1e-12;

  static Affine shift(double x, double y, double z) {
    return new Affine(1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z);
  }

  static Affine scale(double x, double y, double z) {
    return new Affine(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0);
  }

  /// Turns about an axis through the origin; one without a length turns nothing.
  ///
  /// @param degrees counter-clockwise for whom the axis points at
  static Affine turn(double degrees, double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z);
    if (length == 0 || degrees == 0) {
      return NONE;
    }
    double half = Math.toRadians(degrees) / 2;
    double sine = Math.sin(half) / length;
    return ofQuaternion(Math.cos(half), x * sine, y * sine, z * sine);
  }

  /// The turn that a unit quaternion stands for.
  static Affine ofQuaternion(double w, double x, double y, double z) {
    return new Affine(
        1 - 2 * (y * y + z * z),
        2 * (x * y - w * z),
        2 * (x * z + w * y),
        0,
        2 * (x * y + w * z),
        1 - 2 * (x * x + z * z),
        2 * (y * z - w * x),
        0,
        2 * (x * z - w * y),
        2 * (y * z + w * x),
        1 - 2 * (x * x + y * y),
        0);
  }

  /// First `next`, then this one: the order of columns, as the language multiplies.
  Affine after(Affine next) {
    if (next.equals(NONE)) {
      return this;
    }
    if (equals(NONE)) {
      return next;
    }
    return new Affine(
        xx * next.xx + xy * next.yx + xz * next.zx,
        xx * next.xy + xy * next.yy + xz * next.zy,
        xx * next.xz + xy * next.yz + xz * next.zz,
        x(next.x0, next.y0, next.z0),
        yx * next.xx + yy * next.yx + yz * next.zx,
        yx * next.xy + yy * next.yy + yz * next.zy,
        yx * next.xz + yy * next.yz + yz * next.zz,
        y(next.x0, next.y0, next.z0),
        zx * next.xx + zy * next.yx + zz * next.zx,
        zx * next.xy + zy * next.yy + zz * next.zy,
        zx * next.xz + zy * next.yz + zz * next.zz,
        z(next.x0, next.y0, next.z0));
  }

  /// The same about another place.
  Affine about(double x, double y) {
    return equals(NONE) ? this : shift(x, y, 0).after(this).after(shift(-x, -y, 0));
  }

  double x(double x, double y, double z) {
    return xx * x + xy * y + xz * z + x0;
  }

  double y(double x, double y, double z) {
    return yx * x + yy * y + yz * z + y0;
  }

  double z(double x, double y, double z) {
    return zx * x + zy * y + zz * z + z0;
  }

  /// The way back; none where everything was pressed flat.
  Affine inverse() {
    double a = yy * zz - yz * zy;
    double b = yz * zx - yx * zz;
    double c = yx * zy - yy * zx;
    double volume = xx * a + xy * b + xz * c;
    if (Math.abs(volume) < FLAT) {
      return NONE;
    }
    var turned = new Affine(
        a / volume,
        (xz * zy - xy * zz) / volume,
        (xy * yz - xz * yy) / volume,
        0,
        b / volume,
        (xx * zz - xz * zx) / volume,
        (xz * yx - xx * yz) / volume,
        0,
        c / volume,
        (xy * zx - xx * zy) / volume,
        (xx * yy - xy * yx) / volume,
        0);
    return turned.after(shift(-x0, -y0, -z0));
  }
}
