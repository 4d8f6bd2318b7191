/// Soft steps, the pencil of all the pictures.
final class Curve {

  private Curve() {}

  static double clamp(double value) {
    return Math.clamp(value, 0.0, 1.0);
  }

  /// 0 up to `from`, 1 after `to`, and a soft way between; with `from` above `to` it falls.
  static double step(double from, double to, double value) {
    double share = clamp((value - from) / (to - from));
    return share * share * (3 - 2 * share);
  }

  /// A bell of height 1 around 0.
  static double bell(double distance, double width) {
    double share = distance / width;
    return Math.exp(-share * share);
  }
}
