import java.time.LocalDateTime;

/// Hills behind hills behind firs, while the sun lifts the mist.
final class MistyForest implements Photo {

  private static final int HILL_COUNT = 8;
  private static final double SUN_X = -0.42;
  private static final double SUN_Y = 0.36;

  private static final Light MORNING = Light.of(0xFFC98A);
  private static final Light MIST = Light.of(0x9FB2CC);
  private static final Light FIR = Light.of(0x12272B);

  private final Noise noise = new Noise(41);
  private final Noise chance = new Noise(42);

  @Override
  public Format format() {
    return Format.LANDSCAPE;
  }

  @Override
  public Shot shot() {
    return new Shot(
        LocalDateTime.of(2025, 7, 19, 6, 3, 22),
        new Shot.Fraction(1, 125),
        new Shot.Fraction(56, 10),
        85,
        160);
  }

  @Override
  public Light at(double x, double y) {
    Light light = sky(x, y);
    for (int hill = 0; hill < HILL_COUNT; hill++) {
      light = withHill(light, x, y, new Hill(hill));
    }
    return light.plus(rays(x, y));
  }

  private Light sky(double x, double y) {
    double away = Math.hypot(x - SUN_X, y - SUN_Y);
    Light sky = Light.of(0xF7B183)
        .times(1.05)
        .mix(Light.of(0x7FA3CC).times(0.85), Curve.step(0.20, 1.05, y));
    double streaks = Curve.step(-0.1, 0.7, noise.stirred(x * 0.9 + 3, y * 3.6, 0.5, 6));
    sky = sky.mix(Light.of(0xFFC9A4).times(1.2), 0.6 * streaks * Curve.step(0.1, 0.5, y));
    Light sun = MORNING.times(11 * Curve.step(0.050, 0.044, away));
    return sky.plus(sun)
        .plus(MORNING.times(1.1 * Curve.bell(away, 0.20) + 0.30 * Curve.bell(away, 0.70)));
  }

  private Light withHill(Light behind, double x, double y, Hill hill) {
    double ground = ground(x, hill);
    if (y > ground + undergrowth(x, hill) && !isInFirs(x, y, hill)) {
      return behind;
    }
    double near = hill.near();
    double towardSun = Curve.bell(x - SUN_X, 0.85);
    Light air = MIST.times(0.72).mix(MORNING.times(0.98), 0.12 + 0.62 * towardSun);
    double fine = 60 - 30 * near;
    double needles = 0.75 + 0.5 * noise.rough(x * fine, y * fine, 4);
    Light wood = FIR.times(needles).plus(MORNING.times(0.10 * towardSun * (1 - near)));
    double far = Math.pow(1 - near, 1.35);
    double drift = 0.55 + 0.65 * noise.stirred(x * 1.5 + hill.index() * 7, y * 4.5, 0.6, 5);
    double below = Math.max(0, ground - y);
    double mist = Curve.clamp(drift * Curve.step(-0.02, 0.10 + 0.16 * near, below));
    return wood.mix(air, Curve.clamp(0.93 * far + mist * (0.80 - 0.62 * near * near)));
  }

  private double ground(double x, Hill hill) {
    double near = hill.near();
    double base = 0.24 - 1.12 * Math.pow(near, 1.05);
    double wide = noise.rough(x * (0.75 - 0.2 * near) + hill.index() * 13.7, hill.index() * 5.1, 4);
    double valley = 0.30 * near * near * (Math.abs(x + 0.25) - 0.55);
    return base + (0.24 - 0.06 * near) * wide + valley;
  }

  private double undergrowth(double x, Hill hill) {
    double size = hill.treeSize();
    return 0.12 * size * Math.abs(noise.rough(x / size * 3, hill.index(), 3));
  }

  private boolean isInFirs(double x, double y, Hill hill) {
    long middle = (long) Math.floor(x / hill.treeSpacing());
    for (long place = middle - 3; place <= middle + 3; place++) {
      if (isInFir(x, y, place, hill)) {
        return true;
      }
    }
    return false;
  }

  /// @param place of the tree, counted along the hill
  private boolean isInFir(double x, double y, long place, Hill hill) {
    double size = hill.treeSize();
    double stemX = (place + 0.15 + 0.7 * chance.random(place, hill.index())) * hill.treeSpacing();
    double foot = ground(stemX, hill) - 0.1 * size;
    double grown = chance.random(place, hill.index() + 100);
    double height = size * (0.35 + 0.75 * grown * grown);
    double up = (y - foot) / height;
    if (up < 0 || up > 1) {
      return false;
    }
    double twigs = 0.80
        + 0.22 * Math.abs(Math.sin(up * (23 + 9 * grown) + 2 * grown))
        + 0.60 * noise.rough(x / size * 26, up * 30 + place, 2);
    double half = height * (0.165 * Math.pow(1 - up, 0.85) * twigs + 0.004);
    return Math.abs(x - stemX) < half;
  }

  private Light rays(double x, double y) {
    double angle = Math.atan2(y - SUN_Y, x - SUN_X);
    double away = Math.hypot(x - SUN_X, y - SUN_Y);
    double stripes = Curve.step(-0.1, 0.6, noise.rough(angle * 7, 5.5, 4));
    double down = Curve.step(0.1, -0.5, y - SUN_Y);
    return MORNING.times(0.24 * stripes * down * Math.exp(-1.1 * away));
  }

  /// One of the hills, and how large its trees look.
  ///
  /// @param index 0 is the farthest
  private record Hill(int index) {

    /// 0 for the farthest hill, 1 for the nearest.
    double near() {
      return index / (HILL_COUNT - 1.0);
    }

    double treeSize() {
      return 0.014 + 0.30 * Math.pow(near(), 2.6);
    }

    double treeSpacing() {
      return 0.19 * treeSize();
    }
  }
}
