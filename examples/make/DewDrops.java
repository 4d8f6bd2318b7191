import java.time.LocalDateTime;

/// A leaf in the morning, so close that every drop is a lens.
final class DewDrops implements Photo {

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
        new Shot.Fraction(1, 320), new Shot.Fraction(28, 10), 100, 250);
  }

  @Override
  public Light at(double x, double y) {
    double blur = blur(x, y);
    Light light = leaf(x, y, blur);
    double cell = 0.085;
    for (int size = 0; size < 4; size++) {
      light = withDrops(light, x, y, size, cell, blur);
      cell *= 1.72;
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
    double tone = Curve.clamp(0.48 + 0.30 * noise.rough(x * 0.9, y * 0.9, 3) + 0.22 * swell - 0.10 * y);
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
        double away = Math.hypot(
            x - i - chance.random(i, j + 300), y - j - chance.random(i + 300, j));
        second = Math.min(second, Math.max(nearest, away));
        nearest = Math.min(nearest, away);
      }
    }
    return Curve.step(0.02, 0.22, second - nearest);
  }

  private Light withDrops(Light light, double x, double y, int size, double cell, double blur) {
    long column = (long) Math.floor(x / cell);
    long row = (long) Math.floor(y / cell);
    for (long i = column - 1; i <= column + 1; i++) {
      for (long j = row - 1; j <= row + 1; j++) {
        light = withDrop(light, x, y, i, j * 4 + size, (j + 0.5) * cell, size, cell, blur);
      }
    }
    return light;
  }

  private Light withDrop(
      Light light, double x, double y, long column, long key, double rowY, int size, double cell, double blur) {
    if (chance.random(column, key) > 0.34 - 0.03 * size) {
      return light;
    }
    double radius = cell * (0.13 + 0.20 * chance.random(column + 1000, key));
    double dropX = (column + 0.5) * cell + 0.3 * cell * (chance.random(column + 2000, key) - 0.5);
    double dropY = rowY + 0.3 * cell * (chance.random(column + 3000, key) - 0.5);
    double wobble = 1 + 0.05 * noise.at(3 * Math.atan2(y - dropY, x - dropX), key);
    double right = (x - dropX) / (radius * wobble);
    double up = (y - dropY) / (radius * wobble);
    double off = Math.hypot(right, up);
    double soft = Math.max(0.02, blur / radius);
    if (off > 2.2 + soft) {
      return light;
    }
    Light ground = light.times(1 - 0.55 * Curve.bell(Math.hypot(right - 0.24, up + 0.28), 0.95));
    double cover = Curve.step(1 + soft, 1 - soft, off);
    return cover == 0 ? ground : ground.mix(drop(dropX, dropY, right, up, radius, soft), cover);
  }

  private Light drop(double dropX, double dropY, double right, double up, double radius, double soft) {
    double off = Math.min(0.999, Math.hypot(right, up));
    double high = Math.sqrt(1 - off * off);
    double lens = -0.35 - 0.9 * off * off;
    Light through = leaf(dropX + right * radius * lens, dropY + up * radius * lens, 0.002 + soft * radius);
    double towardLight = right * TO_LIGHT.x() + up * TO_LIGHT.y();
    double focus = Curve.bell(Math.hypot(right - 0.42, up + 0.50), 0.42 + soft);
    Light inside = through.times(0.62 - 0.42 * towardLight + 1.9 * focus);
    inside = inside.times(1 - 0.55 * Curve.step(0.80, 1.0, off) * (0.5 + 0.5 * towardLight));
    double mirror = 0.03 + 0.55 * Math.pow(1 - high, 3);
    inside = inside.mix(Light.of(0xDCEBFF).times(0.9), mirror * Curve.clamp(0.5 + 0.5 * up));
    double shine = Curve.step(0.17 + soft, Math.max(0, 0.17 - soft), Math.hypot((right + 0.36) * 0.8, up - 0.46));
    double rim = Curve.bell(off - 0.90, 0.05 + soft) * Curve.clamp(-towardLight - 0.35);
    return inside.plus(Light.of(0xFFFBF0).times(3.2 * shine / (1 + 3 * soft) + 0.9 * rim));
  }
}
