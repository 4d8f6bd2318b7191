import java.time.LocalDateTime;

/// Peaks in the last sun, twice: above a lake and in it.
final class AlpineLake implements Photo {

  private static final double LENS = 0.40;
  private static final double HORIZON = -0.26;
  private static final double FARTHEST = 16;
  private static final Vector EYE = new Vector(0, 0.05, 0);
  private static final Vector TO_SUN = new Vector(0.88, 0.26, 0.10).unit();

  private static final Light SUN = Light.of(0xFFAE74).times(4.2);
  private static final Light SHADE = Light.of(0x7F93CC).times(0.85);
  private static final Light SNOW = Light.of(0xF1F3F8);
  private static final Light ROCK = Light.of(0x84766E);
  private static final Light FOREST = Light.of(0x2C3A2A);
  private static final Light MEADOW = Light.of(0x6B6A3A);
  private static final Light WATER = Light.of(0x0B2A33);

  private final Noise noise = new Noise(11);
  private final Clouds clouds = new Clouds(
      new Noise(12),
      0.10,
      1.5,
      2.2,
      Light.of(0xFFB08A).times(1.25),
      Light.of(0x8A7AA8).times(0.6));
  private final Terrain land = new Terrain(-8, -0.5, 16, this::height);

  @Override
  public Format format() {
    return Format.LANDSCAPE;
  }

  @Override
  public Shot shot() {
    return new Shot(
        LocalDateTime.of(2025, 7, 12, 20, 47, 31),
        new Shot.Fraction(1, 60),
        new Shot.Fraction(8, 1),
        24,
        200);
  }

  @Override
  public Light at(double x, double y) {
    var direction = new Vector(x * LENS, (y - HORIZON) * LENS, 1).unit();
    double toWater = direction.y() < 0 ? -EYE.y() / direction.y() : Double.POSITIVE_INFINITY;
    double toLand = land.distance(EYE, direction, Math.min(toWater, FARTHEST));
    if (toLand < toWater) {
      return landAt(EYE, direction, toLand);
    }
    return direction.y() < 0 ? water(direction, toWater) : sky(direction);
  }

  private double height(double x, double z) {
    double shore =
        Math.hypot((x + 0.1) / 1.75, (z - 1.3) / 2.1) + 0.16 * noise.rough(x * 1.1, z * 1.1, 5);
    double rise = Curve.step(1.0, 2.7, shore);
    double crags = noise.ridges(x * 0.50 + 4.3, z * 0.50 + 1.9, 10);
    double summit = 1.25 * Curve.bell(Math.hypot(x - 0.75, (z - 6.6) / 1.2), 1.35)
        + 0.75 * Curve.bell(Math.hypot(x + 2.6, z - 6.2), 1.3);
    double hill =
        0.05 * (shore - 1) + rise * (0.10 + crags * (0.72 + 0.30 * summit) + 0.72 * summit);
    double trees = Curve.step(0.02, 0.08, hill) * Curve.step(0.75, 0.40, hill);
    return hill + trees * 0.028 * Math.abs(noise.rough(x * 34, z * 34, 3));
  }

  private Light landAt(Vector from, Vector direction, double distance) {
    Vector place = from.plus(direction.times(distance));
    Vector normal = land.normal(place.x(), place.z(), 0.0012 * distance);
    double sun = Curve.clamp(normal.dot(TO_SUN)) * land.lit(place, TO_SUN, 0.05);
    double openSky = 0.45 + 0.55 * normal.y();
    Light light = SUN.times(sun).plus(SHADE.times(openSky));
    return inHaze(ground(place, normal).times(light), direction, place.y(), distance);
  }

  private Light ground(Vector place, Vector normal) {
    double rough = noise.rough(place.x() * 9, place.z() * 9, 5);
    double stripes = noise.rough(place.x() * 3, place.y() * 42 + 2 * rough, 3);
    Light ground = ROCK.times(0.85 + 0.35 * rough + 0.25 * stripes);
    double snow = Curve.step(0.40, 0.58, normal.y() + 0.10 * rough)
        * Curve.step(0.50, 0.95, place.y() + 0.25 * rough);
    ground = ground.mix(SNOW, snow);
    double green = Curve.step(0.78, 0.45, place.y() + 0.22 * rough);
    Light plants = FOREST.mix(MEADOW, Curve.step(0.05, 0.5, rough) * 0.7);
    ground = ground.mix(plants.times(1 + 0.5 * rough), green * Curve.step(0.35, 0.60, normal.y()));
    return ground.mix(ROCK.times(0.45), Curve.step(0.022, 0.008, place.y()));
  }

  private Light inHaze(Light light, Vector direction, double height, double distance) {
    double towardSun = Curve.step(-0.5, 0.7, direction.x());
    Light haze = Light.of(0x7C83B4).times(0.75).mix(Light.of(0xF0A884).times(0.85), towardSun);
    double far = 1 - Math.exp(-0.062 * distance);
    double mist = 0.30 * Math.exp(-14 * height) * Curve.step(1.5, 5, distance);
    return light.mix(haze, Math.max(far, mist));
  }

  private Light sky(Vector direction) {
    double up = direction.y();
    double towardSun = Curve.step(-0.6, 0.8, direction.x());
    Light low = Light.of(0xC09AB4).times(0.9).mix(Light.of(0xFFC48C).times(1.25), towardSun);
    Light sky = low.mix(Light.of(0x9AA6D2).times(0.95), Curve.step(0.0, 0.26, up));
    sky = sky.mix(Light.of(0x3E66A8).times(0.95), Curve.step(0.12, 0.60, up));
    return clouds.over(sky, direction, TO_SUN);
  }

  private Light water(Vector direction, double distance) {
    double x = EYE.x() + direction.x() * distance;
    double z = EYE.z() + direction.z() * distance;
    double wind = Curve.step(-0.25, 0.5, noise.rough(x * 1.3 + 9, z * 0.7, 3));
    double calm = (0.006 + 0.030 * wind) / (1 + 0.5 * distance);
    var normal = new Vector(
            calm * noise.rough(x * 26, z * 60, 3),
            1,
            1.6 * calm * noise.rough(x * 30 + 50, z * 75, 3))
        .unit();
    Vector mirrored = upward(direction.reflected(normal));
    var place = new Vector(x, 0.001, z);
    double toLand = land.distance(place, mirrored, FARTHEST);
    Light image = toLand < FARTHEST ? landAt(place, mirrored, toLand) : sky(mirrored);
    double mirror = 0.06 + 0.94 * Math.pow(1 - Curve.clamp(-direction.dot(normal)), 4);
    return WATER.mix(image, 0.94 * mirror);
  }

  private static Vector upward(Vector direction) {
    return new Vector(direction.x(), Math.max(0.002, direction.y()), direction.z()).unit();
  }
}
