import java.time.LocalDateTime;

/// The sun goes down, its path glitters, and one boat is late.
final class SunOnTheSea implements Photo {

  private static final double LENS = 0.5;
  private static final double HORIZON = -0.22;
  private static final double EYE = 5.5;
  private static final double HULL_X = -0.62;
  private static final double HULL_Y = HORIZON - 0.018;
  private static final Vector TO_SUN = new Vector(0.17, 0.115, 1).unit();

  private final Sea sea = new Sea(new Noise(21), 0.31, Light.of(0x0B3B48).times(0.8));
  private final Clouds fleece = new Clouds(
      new Noise(22),
      0.06,
      0.95,
      1.5,
      Light.of(0xFFB783).times(1.6),
      Light.of(0x74608A).times(0.62));
  private final Clouds veil = new Clouds(
      new Noise(23),
      -0.08,
      2.4,
      4.0,
      Light.of(0xFFD9B0).times(1.3),
      Light.of(0xC58E8A).times(0.8));

  @Override
  public Format format() {
    return Format.LANDSCAPE;
  }

  @Override
  public Shot shot() {
    return new Shot(
        LocalDateTime.of(2025, 7, 15, 20, 58, 4),
        new Shot.Fraction(1, 500),
        new Shot.Fraction(11, 1),
        35,
        100);
  }

  @Override
  public Light at(double x, double y) {
    var direction = new Vector(x * LENS, (y - HORIZON) * LENS, 1).unit();
    Light light = y > HORIZON ? skyWithSun(direction) : water(direction, HORIZON - y);
    return withBoat(light, x, y);
  }

  private Light water(Vector direction, double belowHorizon) {
    Light water = sea.seen(direction, EYE, this::glitteringSky);
    Light haze = sky(new Vector(direction.x(), 0.01, direction.z()).unit());
    return water.mix(haze, 0.75 * Math.exp(-belowHorizon * 26));
  }

  private Light skyWithSun(Vector direction) {
    double away = Math.acos(Math.min(1, direction.dot(TO_SUN)));
    Light disc = Light.of(0xFFE2A8).times(30 * Curve.step(0.0235, 0.0215, away));
    return fleece.over(veil.over(sky(direction).plus(disc), direction, TO_SUN), direction, TO_SUN);
  }

  /// In the waves the sun is larger: each pixel sees many facets of one wave.
  private Light glitteringSky(Vector direction) {
    double across = direction.x() - TO_SUN.x() * direction.z();
    double spread = Curve.bell(across, 0.040) * Curve.bell(direction.y() - TO_SUN.y(), 0.12);
    Light glitter = Light.of(0xFFC27A).times(11 * spread);
    return fleece.over(sky(direction), direction, TO_SUN).plus(glitter);
  }

  private Light sky(Vector direction) {
    double up = Math.max(0, direction.y());
    double away = Math.acos(Math.min(1, direction.dot(TO_SUN)));
    Light sky = Light.of(0xF58F55)
        .times(0.95)
        .mix(Light.of(0xC08C94).times(0.85), Curve.step(0.0, 0.24, up));
    sky = sky.mix(Light.of(0x4A7BAE).times(0.80), Curve.step(0.10, 0.46, up));
    sky = sky.mix(Light.of(0x2B5A93).times(0.8), Curve.step(0.3, 0.8, up));
    return sky.plus(
        Light.of(0xFF9A45).times(1.3 * Curve.bell(away, 0.15) + 0.30 * Curve.bell(away, 0.5)));
  }

  /// A sailing boat against the light, and its broken image in the water.
  private Light withBoat(Light behind, double x, double y) {
    double over = boat(x - HULL_X, y - HULL_Y);
    Light dark = Light.of(0x2A2026).times(0.5);
    double wave = 0.008 * sea.noise().rough(x * 12, y * 120, 2);
    double image = y < HULL_Y ? boat(x - HULL_X + wave, (HULL_Y - y) * 1.1) : 0;
    Light sail = dark.mix(Light.of(0xE8A070), y > HULL_Y + 0.02 ? 0.35 : 0);
    return behind.mix(dark, 0.55 * image * Math.exp(-6 * (HULL_Y - y))).mix(sail, over);
  }

  /// 1 inside the boat, 0 outside.
  private static double boat(double x, double y) {
    double sheer = 0.062 + 0.8 * y + 3 * Math.min(0, x * y);
    boolean isHull = y > -0.004 && y < 0.016 && Math.abs(x) < sheer;
    boolean isMast = Math.abs(x) < 0.0014 && y > 0 && y < 0.225;
    return isHull || isMast || isMainSail(x, y - 0.022) || isJib(x, y - 0.022) ? 1 : 0;
  }

  private static boolean isMainSail(double x, double y) {
    return y > 0 && y < 0.193 && x > 0.004 && x < 0.056 * (1 - Math.pow(y / 0.193, 1.5));
  }

  private static boolean isJib(double x, double y) {
    return y > 0 && y < 0.158 && x < -0.003 && x > -0.055 * (1 - y / 0.158);
  }
}
