import java.time.LocalDateTime;

/// A leaf in the morning, so close that every drop is a lens.
final class DewDrops implements Photo {

  private static final int SIZE_COUNT = 4;
  private static final Vector TO_LIGHT = new Vector(-0.50, 0.62, 0.60).unit();

  private static final Light YOUNG = Light.of(0x9CCB3C);
  private static final Light OLD = Light.of(0x1F6B2A);
  private static final Light VEIN = Light.of(0xD4EC8A);

  private final Noise noise = new Noise(61);
  private final Noise chance = new Noise(62);

  @Override
  public Format format() {
    return Format.LANDSCAPE;
  }

  @Override
  public Shot shot() {
    return new Shot(
        LocalDateTime.of(2025, 7, 27, 7, 15, 56),
        new Shot.Fraction(1, 320),
        new Shot.Fraction(28, 10),
        100,
        250);
  }

  @Override
  public Light at(double x, double y) {
    double blur = blur(x, y);
    Light light = leaf(x, y, blur);
    for (int size = 0; size < SIZE_COUNT; size++) {
      light = withDrops(light, x, y, size, blur);
    }
    return light;
  }

  /// The lens is sharp on a slanted stripe only: radius of the blur at a point.
  private static double blur(double x, double y) {
    double off = Math.abs(y + 0.18 - 0.22 * x) - 0.42;
    return 0.0015 + 0.060 * Math.max(0, off) * Math.max(0, off);
  }

  private Light leaf(double x, double y, double blur) {
    double along = 0.93 * x + 0.37 * y;
    double across = -0.37 * x + 0.93 * y - 0.16 - 0.06 * along * along;
    double sharp = Curve.clamp(0.003 / blur);
    double side = Math.abs(across);
    double lane = (along - 0.75 * side - 0.12 * side * side) * 2.6;
    double fromVein = Math.abs(lane - Math.round(lane)) / 2.6;
    double main = Curve.bell(side, 0.020 + blur);
    double branch = Curve.bell(fromVein, 0.0065 + 0.7 * blur) * (1 - 0.55 * Curve.clamp(side));
    double net = net(along * 17, across * 17);
    double cells = 0.5 + 0.5 * sharp * net;
    double swell = Curve.step(0, 0.19, fromVein);
    double tone =
        Curve.clamp(0.48 + 0.30 * noise.rough(x * 0.9, y * 0.9, 3) + 0.22 * swell - 0.10 * y);
    Light leaf = YOUNG.mix(OLD, tone).times(0.55 + 0.30 * cells + 0.25 * (1 - swell));
    double glow = 0.75 + 0.6 * Curve.bell(Math.hypot(x + 0.7, y - 0.55), 1.2);
    return leaf.mix(VEIN.times(0.85), Curve.clamp(0.75 * main + 0.42 * branch)).times(glow);
  }

  /// The small net of veins: 0 on a thread, 1 in a mesh.
  private double net(double x, double y) {
    long column = (long) Math.floor(x);
    long row = (long) Math.floor(y);
    double nearest = 9;
    double second = 9;
    for (long i = column - 1; i <= column + 1; i++) {
      for (long j = row - 1; j <= row + 1; j++) {
        double away =
            Math.hypot(x - i - chance.random(i, j + 300), y - j - chance.random(i + 300, j));
        second = Math.min(second, Math.max(nearest, away));
        nearest = Math.min(nearest, away);
      }
    }
    return Curve.step(0.02, 0.22, second - nearest);
  }

  /// @param size 0 are the smallest; each size has a grid with at most one drop in a cell
  private Light withDrops(Light light, double x, double y, int size, double blur) {
    double cell = 0.085 * Math.pow(1.72, size);
    long column = (long) Math.floor(x / cell);
    long row = (long) Math.floor(y / cell);
    for (long i = column - 1; i <= column + 1; i++) {
      for (long j = row - 1; j <= row + 1; j++) {
        if (chance.random(i, j * SIZE_COUNT + size) <= 0.34 - 0.03 * size) {
          light = withDrop(light, x, y, dropIn(i, j, size, cell), blur);
        }
      }
    }
    return light;
  }

  private Drop dropIn(long column, long row, int size, double cell) {
    long key = row * SIZE_COUNT + size;
    double right = 0.3 * (chance.random(column + 2000, key) - 0.5);
    double up = 0.3 * (chance.random(column + 3000, key) - 0.5);
    double radius = 0.13 + 0.20 * chance.random(column + 1000, key);
    return new Drop((column + 0.5 + right) * cell, (row + 0.5 + up) * cell, radius * cell, key);
  }

  private Light withDrop(Light light, double x, double y, Drop drop, double blur) {
    double angle = Math.atan2(y - drop.y(), x - drop.x());
    double radius = drop.radius() * (1 + 0.05 * noise.at(3 * angle, drop.shape()));
    double right = (x - drop.x()) / radius;
    double up = (y - drop.y()) / radius;
    double off = Math.hypot(right, up);
    double soft = Math.max(0.02, blur / drop.radius());
    double shadow = Curve.bell(Math.hypot(right - 0.24, up + 0.28), 0.95);
    Light ground = light.times(1 - 0.55 * shadow);
    double cover = Curve.step(1 + soft, 1 - soft, off);
    return cover == 0 ? ground : ground.mix(inside(drop, right, up, soft), cover);
  }

  /// @param right place in the drop, in its radii
  /// @param soft radius of the blur, in the drop's radii
  private Light inside(Drop drop, double right, double up, double soft) {
    double off = Math.min(0.999, Math.hypot(right, up));
    double high = Math.sqrt(1 - off * off);
    double lens = drop.radius() * (-0.35 - 0.9 * off * off);
    Light through =
        leaf(drop.x() + right * lens, drop.y() + up * lens, 0.002 + soft * drop.radius());
    double towardLight = right * TO_LIGHT.x() + up * TO_LIGHT.y();
    double focus = Curve.bell(Math.hypot(right - 0.42, up + 0.50), 0.42 + soft);
    double edge = Curve.step(0.80, 1.0, off) * (0.5 + 0.5 * towardLight);
    Light body = through.times((0.62 - 0.42 * towardLight + 1.9 * focus) * (1 - 0.55 * edge));
    double mirror = 0.03 + 0.55 * Math.pow(1 - high, 3);
    Light sky = Light.of(0xDCEBFF).times(0.9);
    return body.mix(sky, mirror * Curve.clamp(0.5 + 0.5 * up))
        .plus(Light.of(0xFFFBF0).times(shine(right, up, soft) + rim(off, towardLight, soft)));
  }

  /// The sun's image on the side of the sun.
  private static double shine(double right, double up, double soft) {
    double away = Math.hypot((right + 0.36) * 0.8, up - 0.46);
    return 3.2 * Curve.step(0.17 + soft, Math.max(0, 0.17 - soft), away) / (1 + 3 * soft);
  }

  /// Light that leaves on the other side.
  private static double rim(double off, double towardLight, double soft) {
    return 0.9 * Curve.bell(off - 0.90, 0.05 + soft) * Curve.clamp(-towardLight - 0.35);
  }

  /// @param shape a number for its small bumps
  private record Drop(double x, double y, double radius, long shape) {}
}
