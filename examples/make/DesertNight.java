import java.time.LocalDateTime;

/// The Milky Way stands on the dunes; somebody reads in a tent.
final class DesertNight implements Photo {

  private static final double LENS = 0.6;
  private static final double HORIZON = -0.42;
  private static final double FARTHEST = 22;
  private static final double TENT_X = 0.62;
  private static final double TENT_Z = 3.6;
  private static final Vector TO_MOON = new Vector(-0.85, 0.26, 0.16).unit();

  private static final Light MOON = Light.of(0xA9C0FF).times(1.7);
  private static final Light NIGHT = Light.of(0x3F62B0).times(0.34);
  private static final Light LAMP = Light.of(0xFFA040);
  private static final Light SAND = Light.of(0xCBA684);

  private final Noise noise = new Noise(31);
  private final Noise stars = new Noise(32);
  private final Terrain dunes = new Terrain(-11, -0.6, 22, this::height);
  private final Vector eye = new Vector(0, height(0, 0) + 0.50, 0);
  private final Vector lamp = new Vector(TENT_X, height(TENT_X, TENT_Z) + 0.10, TENT_Z);

  @Override
  public Format format() {
    return Format.LANDSCAPE;
  }

  @Override
  public Shot shot() {
    return new Shot(
        LocalDateTime.of(2025, 8, 2, 1, 12, 40),
        new Shot.Fraction(15, 1),
        new Shot.Fraction(18, 10),
        20,
        3200);
  }

  @Override
  public Light at(double x, double y) {
    var direction = new Vector(x * LENS, (y - HORIZON) * LENS, 1).unit();
    double distance = dunes.distance(eye, direction, FARTHEST);
    Light light = distance < FARTHEST ? sand(direction, distance) : sky(x, y);
    return withTent(light, x, y, distance);
  }

  private double height(double x, double z) {
    double bend = 0.9 * noise.rough(x * 0.22, z * 0.22, 3);
    double large =
        dune(z * 0.30 + x * 0.10 + bend) * (0.42 + 0.25 * noise.at(x * 0.35, z * 0.3 + 7));
    double small = dune(z * 0.85 - x * 0.32 + 1.7 * bend + 0.4) * 0.10;
    double site = Curve.bell(Math.hypot(x - TENT_X, z - TENT_Z), 0.5);
    double hill = large * (0.10 + 1.9 * Curve.step(2.5, 9, z + 0.3 * x))
        + small
        + 0.10 * noise.at(x * 0.5, z * 0.5);
    return hill + site * 0.6 * (0.16 - hill);
  }

  /// A long slope up the wind and a short one behind the crest.
  private static double dune(double phase) {
    double share = phase - Math.floor(phase);
    double climbed = share < 0.72 ? share / 0.72 : (1 - share) / 0.28;
    return climbed * climbed * (1.7 - 0.7 * climbed);
  }

  private Light sand(Vector direction, double distance) {
    Vector place = eye.plus(direction.times(distance));
    Vector normal = rippled(dunes.normal(place.x(), place.z(), 0.0015 * distance), place, distance);
    double moon = Curve.clamp(normal.dot(TO_MOON)) * dunes.lit(place, TO_MOON, 0.06);
    Light light = MOON.times(moon).plus(NIGHT.times(0.4 + 0.6 * normal.y()));
    double grain = 1 + 0.16 * noise.rough(place.x() * 60, place.z() * 60, 3);
    Light sand = SAND.times(grain).times(light.plus(lampLight(place, normal)));
    double far = 1 - Math.exp(-0.075 * distance);
    return sand.mix(glow(HORIZON), far);
  }

  private Light lampLight(Vector place, Vector normal) {
    Vector toLamp = lamp.plus(place.times(-1));
    double squared = toLamp.dot(toLamp) + 0.015;
    return LAMP.times(0.22 * Curve.clamp(0.25 + normal.dot(toLamp.unit())) / squared);
  }

  private Vector rippled(Vector normal, Vector place, double distance) {
    double bend = 1.3 * noise.rough(place.x() * 1.4, place.z() * 1.4, 3);
    double wave = Math.cos(62 * (place.z() + 0.35 * place.x()) + 4 * bend);
    double deep =
        0.16 * Math.exp(-0.55 * distance) * (0.6 + noise.at(place.x() * 2, place.z() * 2));
    return normal.plus(new Vector(0.3 * deep * wave, 0, deep * wave)).unit();
  }

  private static Light glow(double y) {
    double up = y - HORIZON;
    return Light.of(0x0A1024)
        .times(0.9)
        .mix(Light.of(0x1B2F5E).times(0.75), Curve.step(1.3, 0.1, up))
        .plus(Light.of(0xC07A4A).times(0.16 * Math.exp(-4.2 * up)))
        .plus(Light.of(0x3F9A78).times(0.05 * Curve.bell(up - 0.34, 0.22)));
  }

  private Light sky(double x, double y) {
    double along = 0.60 * x + 0.80 * y;
    double across = 0.80 * x - 0.60 * y - 0.18 + 0.10 * along * along;
    double low = Curve.step(-0.02, 0.35, y - HORIZON);
    double band = Curve.bell(across, 0.30) * (0.45 + 0.55 * Curve.bell(along - 0.1, 0.75));
    double mottled = 0.62 + 0.55 * noise.stirred(along * 2.2, across * 3.4, 0.5, 7);
    double dust = dust(along, across);
    Light milk = Light.of(0xB9C4F2)
        .mix(Light.of(0xFFD9B5), Curve.bell(across, 0.11) * 0.85)
        .times(0.62 * band * Math.max(0, mottled) * dust);
    double cloud = Curve.step(0.25, 0.75, noise.stirred(along * 3.1 + 9, across * 3.1, 0.6, 6));
    Light nebula = Light.of(0xE0507E).times(0.16 * cloud * Curve.bell(across, 0.16));
    Light light = milk.plus(nebula).plus(stars(x, y, 0.35 + 0.9 * band * dust)).times(low);
    return glow(y).plus(light);
  }

  /// The dark lanes before the light, 0 where nothing comes through.
  private double dust(double along, double across) {
    double lanes = noise.stirred(along * 1.9 + 40, across * 4.2, 0.75, 7);
    double middle = Curve.bell(across + 0.03 + 0.06 * noise.rough(along * 2, 3, 3), 0.13);
    return 1 - 0.88 * Curve.clamp(middle * Curve.step(-0.30, 0.42, lanes));
  }

  private Light stars(double x, double y, double crowd) {
    Light sum = Light.NONE;
    double cell = 0.0075;
    for (int size = 0; size < 5; size++) {
      sum = sum.plus(star(x + 0.37 * size, y - 0.71 * size, cell, size, crowd));
      cell *= 1.75;
    }
    return sum;
  }

  private Light star(double x, double y, double cell, int size, double crowd) {
    long column = (long) Math.floor(x / cell);
    long row = (long) Math.floor(y / cell);
    long key = row * 8 + size;
    if (stars.random(column, key) > (0.62 - 0.10 * size) * crowd) {
      return Light.NONE;
    }
    double radius = 0.00085 + 0.00028 * size;
    double inside = cell - 6 * radius;
    double starX = column * cell + 3 * radius + inside * stars.random(column + 5000, key);
    double starY = row * cell + 3 * radius + inside * stars.random(column + 9000, key);
    double power = Math.pow(stars.random(column + 13000, key), 4) * (0.35 + 0.75 * size);
    Light colour = Light.of(0xFFC9A0).mix(Light.of(0xA8C4FF), stars.random(column + 17000, key));
    return colour.times(power * 1.5 * Curve.bell(Math.hypot(x - starX, y - starY), radius));
  }

  private Light withTent(Light behind, double x, double y, double distance) {
    double depth = TENT_Z - eye.z();
    double footY = HORIZON + (lamp.y() - 0.105 - eye.y()) / depth / LENS;
    double across = (x - TENT_X / depth / LENS) / 0.118;
    double up = (y - footY) / 0.150;
    double roof = 1 - Math.pow(Math.abs(across), 1.25);
    if (up < -0.02 || up > roof) {
      return behind;
    }
    double bulb = Curve.bell(Math.hypot(across * 0.9, up - 0.30), 0.55);
    double seam = 1 - 0.55 * Curve.bell(Math.abs(across) - 0.42 * (1 - up), 0.022);
    double door = 1 - 0.6 * Curve.step(0.018, 0.008, Math.abs(across + 0.02));
    Light cloth = Light.of(0xF08028).mix(LAMP, bulb).times((0.35 + 2.4 * bulb) * seam * door);
    return cloth.times(1 - 0.5 * Curve.step(0.08, 0.0, roof - up));
  }
}
