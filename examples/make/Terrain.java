import java.util.stream.IntStream;

/// Land as heights on a square grid, and rays that find it.
final class Terrain {

  private static final int SIZE = 3072;
  private static final int STEPS_MAX = 400;

  private final double startX;
  private final double startZ;
  private final double cell;
  private final float[] heights = new float[SIZE * SIZE];

  /// @param extent length of a side, from `startX` and `startZ` on
  Terrain(double startX, double startZ, double extent, Rule rule) {
    this.startX = startX;
    this.startZ = startZ;
    cell = extent / SIZE;
    IntStream.range(0, SIZE).parallel().forEach(row -> {
      for (int column = 0; column < SIZE; column++) {
        heights[row * SIZE + column] =
            (float) rule.height(startX + column * cell, startZ + row * cell);
      }
    });
  }

  /// How high the land is at a place.
  interface Rule {
    double height(double x, double z);
  }

  double height(double x, double z) {
    double column = Math.clamp((x - startX) / cell, 0, SIZE - 1.001);
    double row = Math.clamp((z - startZ) / cell, 0, SIZE - 1.001);
    int at = (int) row * SIZE + (int) column;
    double right = column - (int) column;
    double near = heights[at] + right * (heights[at + 1] - heights[at]);
    at += SIZE;
    double far = heights[at] + right * (heights[at + 1] - heights[at]);
    return near + (row - (int) row) * (far - near);
  }

  /// @param reach how far to look around; more is smoother
  Vector normal(double x, double z, double reach) {
    double span = Math.max(reach, 1.5 * cell);
    return new Vector(
            height(x - span, z) - height(x + span, z),
            2 * span,
            height(x, z - span) - height(x, z + span))
        .unit();
  }

  /// How far a ray goes until it meets the land, or infinity.
  double distance(Vector from, Vector direction, double farthest) {
    double distance = 0.02;
    double before = 0;
    for (int step = 0; step < STEPS_MAX && distance < farthest; step++) {
      double above = above(from, direction, distance);
      if (above < 0) {
        return closer(from, direction, before, distance);
      }
      before = distance;
      distance += 0.35 * above + 0.0015 * distance;
    }
    return Double.POSITIVE_INFINITY;
  }

  /// How much of a light in this direction reaches a place: 0 in full shadow, 1 in the open.
  double lit(Vector place, Vector toLight, double softness) {
    double open = 1;
    double distance = 0.02;
    for (int step = 0; step < 70 && distance < 5; step++) {
      open = Math.min(open, above(place, toLight, distance) / (softness * distance));
      if (open <= 0) {
        return 0;
      }
      distance *= 1.09;
    }
    return open;
  }

  private double closer(Vector from, Vector direction, double outside, double inside) {
    for (int step = 0; step < 8; step++) {
      double middle = (outside + inside) / 2;
      if (above(from, direction, middle) < 0) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }

  private double above(Vector from, Vector direction, double distance) {
    return from.y()
        + direction.y() * distance
        - height(from.x() + direction.x() * distance, from.z() + direction.z() * distance);
  }
}
