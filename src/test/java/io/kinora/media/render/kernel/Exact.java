package io.kinora.media.render.kernel;

/// Resampling in doubles, with no rounding on the way: what the kernels are held against.
final class Exact {

  private Exact() {}

  static double rmsError(Plane source, Plane drawn, Window.Axis columns, Window.Axis rows) {
    double squares = 0;
    for (int y = 0; y < drawn.height(); y++) {
      for (int x = 0; x < drawn.width(); x++) {
        double exact =
            sample(source, columns.start() + x * columns.step(), rows.start() + y * rows.step());
        squares += Math.pow(drawn.sample(x, y) - exact, 2);
      }
    }
    return Math.sqrt(squares / (drawn.width() * drawn.height()));
  }

  private static double sample(Plane plane, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double sum = 0;
    for (int row = -1; row <= 2; row++) {
      for (int column = -1; column <= 2; column++) {
        sum += weight(x - left - column)
            * weight(y - top - row)
            * plane.sample(
                Math.clamp(left + column, 0, plane.width() - 1),
                Math.clamp(top + row, 0, plane.height() - 1));
      }
    }
    return Math.clamp(sum, 0, 255);
  }

  /// Catmull-Rom.
  private static double weight(double distance) {
    double d = Math.abs(distance);
    if (d < 1) {
      return 1 + d * d * (1.5 * d - 2.5);
    }
    return d < 2 ? 2 + d * (-4 + d * (2.5 - 0.5 * d)) : 0;
  }
}
