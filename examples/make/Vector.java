/// A place or a direction in space: x to the right, y up, z away from the viewer.
record Vector(double x, double y, double z) {

  Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  Vector times(double factor) {
    return new Vector(x * factor, y * factor, z * factor);
  }

  double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vector unit() {
    return times(1 / Math.sqrt(dot(this)));
  }

  /// This direction after a mirror whose upright is `normal`.
  Vector reflected(Vector normal) {
    return plus(normal.times(-2 * dot(normal)));
  }
}
