package io.kinora.media.render.filter;

/// What a box blur takes the mean of: a place, `reach` places on each side of it, and a part
/// of the next one. So a width can be any number, and grow without jumps.
///
/// @param part 0 to 1
record BoxWindow(int reach, float part) {

  static BoxWindow ofWidth(double pixels) {
    double side = Math.max(pixels - 1, 0) / 2;
    int reach = (int) side;
    return new BoxWindow(reach, (float) (side - reach));
  }

  /// One of three equal ones that have a standard deviation together.
  ///
  /// Of the window with `n` whole places on each side and a part `p` the variance is `(n (n+1)
  /// (2n+1) / 3 + 2 p (n+1)²) / (2n + 1 + 2p)`, a third of that which is wanted.
  static BoxWindow ofThird(double deviation) {
    double square = deviation * deviation;
    int n = (int) ((Math.sqrt(1 + 4 * square) - 1) / 2);
    double variance = square / 3;
    double whole = n * (n + 1.0) * (2 * n + 1.0) / 3;
    double next = (n + 1.0) * (n + 1.0);
    double part = (variance * (2 * n + 1) - whole) / (2 * (next - variance));
    return new BoxWindow(n, (float) Math.clamp(part, 0, 1));
  }

  boolean isEmpty() {
    return reach == 0 && part == 0;
  }

  /// How far it looks to each side.
  int margin() {
    return reach + 1;
  }

  /// What the sum is multiplied by to be a mean.
  float scale() {
    return 1 / (2 * reach + 1 + 2 * part);
  }
}
