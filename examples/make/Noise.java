/// Chance with a memory: smooth noise of a plane, the same for the same seed.
final class Noise {

  private static final int DIRECTION_COUNT = 256;
  private static final double[] COSINES = new double[DIRECTION_COUNT];
  private static final double[] SINES = new double[DIRECTION_COUNT];

  static {
    for (int index = 0; index < DIRECTION_COUNT; index++) {
      COSINES[index] = Math.cos(2 * Math.PI * index / DIRECTION_COUNT);
      SINES[index] = Math.sin(2 * Math.PI * index / DIRECTION_COUNT);
    }
  }

  private final int seed;

  Noise(int seed) {
    this.seed = seed;
  }

  /// A number for each cell of a grid, evenly spread from 0 to 1.
  double random(long column, long row) {
    return (hash((int) column, (int) row) >>> 8) / (double) (1 << 24);
  }

  /// Gradient noise: one bump for each unit of length, about −0.7 to 0.7.
  double at(double x, double y) {
    double left = Math.floor(x);
    double bottom = Math.floor(y);
    int column = (int) left;
    int row = (int) bottom;
    double right = x - left;
    double up = y - bottom;
    double across = fade(right);
    double low = slope(column, row, right, up);
    low += across * (slope(column + 1, row, right - 1, up) - low);
    double high = slope(column, row + 1, right, up - 1);
    high += across * (slope(column + 1, row + 1, right - 1, up - 1) - high);
    return low + fade(up) * (high - low);
  }

  /// Bumps on bumps, each octave half as high and half as long: about −1 to 1.
  double rough(double x, double y, int octaves) {
    double sum = 0;
    double height = 1;
    for (int octave = 0; octave < octaves; octave++) {
      sum += height * at(x, y);
      height /= 2;
      // The turn hides that all bumps stand on a grid.
      double turned = 1.6 * x - 1.2 * y + 17.3;
      y = 1.2 * x + 1.6 * y - 9.7;
      x = turned;
    }
    return sum;
  }

  /// Sharp crests that branch as those of mountains do: 0 to about 1.
  double ridges(double x, double y, int octaves) {
    double sum = 0;
    double height = 0.55;
    double before = 1;
    for (int octave = 0; octave < octaves; octave++) {
      double crest = 1 - Math.min(1, 1.6 * Math.abs(at(x, y)));
      crest *= crest;
      sum += height * crest * before;
      before = Curve.clamp(crest * 1.5);
      height *= 0.5;
      double turned = 1.6 * x - 1.2 * y + 5.1;
      y = 1.2 * x + 1.6 * y + 31.7;
      x = turned;
    }
    return sum;
  }

  /// Rough noise of a plane that was stirred before.
  double stirred(double x, double y, double strength, int octaves) {
    double moveX = rough(x + 3.1, y - 7.7, 3);
    double moveY = rough(x - 11.3, y + 4.9, 3);
    return rough(x + strength * moveX, y + strength * moveY, octaves);
  }

  private double slope(int column, int row, double x, double y) {
    int direction = hash(column, row) >>> 24;
    return COSINES[direction] * x + SINES[direction] * y;
  }

  private int hash(int column, int row) {
    int mixed = seed * 0x9E3779B9 + column * 0x85EBCA6B ^ row * 0xC2B2AE35;
    mixed = (mixed ^ mixed >>> 15) * 0x2C1B3C6D;
    mixed = (mixed ^ mixed >>> 12) * 0x297A2D39;
    return mixed ^ mixed >>> 15;
  }

  private static double fade(double share) {
    return share * share * share * (share * (share * 6 - 15) + 10);
  }
}
