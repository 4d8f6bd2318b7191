import java.time.LocalDateTime;

/// A lighthouse on its cliff at dusk; the camera was held upright.
final class Lighthouse implements Photo {

  private static final double LENS = 0.55;
  private static final double HORIZON = -0.70;
  private static final double AXIS = 0.30;
  private static final double FOOT = -0.40;
  private static final double GALLERY = 0.60;
  private static final double LAMP_Y = 0.675;
  private static final Vector TO_SUN = new Vector(-0.62, 0.10, 0.9).unit();

  private static final Light EVENING = Light.of(0xFFB27A).times(1.5);
  private static final Light SHADE = Light.of(0x6E7FB0).times(0.55);
  private static final Light WHITE = Light.of(0xEFE9DF);
  private static final Light RED = Light.of(0xA8322A);
  private static final Light LAMP = Light.of(0xFFDB92);

  private final Noise noise = new Noise(51);
  private final Sea sea = new Sea(new Noise(52), 0.24, Light.of(0x103D50).times(0.8));
  private final Clouds clouds = new Clouds(
      new Noise(53),
      0.04,
      0.95,
      1.4,
      Light.of(0xFFA98C).times(1.35),
      Light.of(0x4F5586).times(0.55));

  @Override
  public Format format() {
    return Format.PORTRAIT;
  }

  @Override
  public Shot shot() {
    return new Shot(
        LocalDateTime.of(2025, 7, 23, 21, 21, 9),
        new Shot.Fraction(1, 30),
        new Shot.Fraction(4, 1),
        28,
        400);
  }

  @Override
  public Light at(double x, double y) {
    var direction = new Vector(x * LENS, (y - HORIZON) * LENS, 1).unit();
    Light light = y > HORIZON ? sky(direction) : water(x, y, direction);
    light = light.plus(beam(x, y));
    light = withCliff(light, x, y);
    if (y > threshold(x)) {
      light = withTower(withCottage(light, x, y), x, y);
    }
    double away = Math.hypot(x - AXIS, y - LAMP_Y);
    return light.plus(LAMP.times(0.55 * Curve.bell(away, 0.10) + 0.16 * Curve.bell(away, 0.32)));
  }

  private Light sky(Vector direction) {
    double up = direction.y();
    double away = Math.acos(Math.min(1, direction.dot(TO_SUN)));
    Light sky = Light.of(0xF3A27C)
        .times(1.1)
        .mix(Light.of(0xA884A8).times(0.8), Curve.step(0.02, 0.30, up));
    sky = sky.mix(Light.of(0x3F5F9E).times(0.62), Curve.step(0.16, 0.60, up));
    sky = sky.mix(Light.of(0x1E2F66).times(0.55), Curve.step(0.45, 0.85, up));
    sky = sky.plus(Light.of(0xFFA050).times(0.9 * Curve.bell(away, 0.45)));
    return clouds.over(sky, direction, TO_SUN);
  }

  private Light water(double x, double y, Vector direction) {
    Light water = sea.seen(direction, 2.6, this::sky);
    double toRock = Math.max(0, cliffEdge(y) - x);
    double stirred = noise.stirred(x * 9, y * 26, 0.7, 5) + 0.75 * Math.exp(-7 * toRock);
    double foam = Curve.step(0.05, 0.75, stirred) * Math.exp(-3.2 * toRock);
    water = water.mix(Light.of(0xD9C6C6).times(0.8), 0.85 * foam);
    Light haze = sky(new Vector(direction.x(), 0.02, 1).unit());
    return water.mix(haze, 0.6 * Math.exp(-18 * (HORIZON - y)));
  }

  private Light beam(double x, double y) {
    double right = x - AXIS;
    double up = y - LAMP_Y - 0.045 * Math.abs(right);
    double width = 0.012 + 0.085 * Math.abs(right);
    double air = 0.8 + 0.5 * noise.rough(x * 3, y * 3, 4);
    double power = right < 0 ? 0.75 : 0.50;
    return LAMP.times(power * air * Curve.bell(up, width) * Math.exp(-0.9 * Math.abs(right)));
  }

  private double cliffTop(double x) {
    return FOOT
        - 0.05
        + 0.10 * Curve.step(-0.4, 0.25, x)
        - 0.14 * Curve.step(0.45, 1.2, x)
        + 0.030 * noise.rough(x * 4, 8, 5);
  }

  private double cliffEdge(double y) {
    double down = FOOT - y;
    return -0.34
        - 0.16 * down
        + 0.10 * noise.rough(y * 3.2, 1.5, 6)
        + 0.05 * noise.ridges(y * 6, 4, 4);
  }

  private Light withCliff(Light behind, double x, double y) {
    double top = cliffTop(x) + 0.010 * Math.abs(noise.rough(x * 90, 3, 2));
    double edge = cliffEdge(y);
    if (x < edge || y > top) {
      return behind;
    }
    double turf = 0.055 + 0.05 * noise.rough(x * 5, y * 5, 4) + 0.09 * Curve.step(-0.35, 0.9, x);
    double green = Curve.step(turf + 0.02, turf - 0.02, top - y);
    return rock(x, y, x - edge).mix(grass(x, y), green);
  }

  private Light rock(double x, double y, double inside) {
    double tiny = 0.0015;
    double left = relief(x - tiny, y);
    double slopeX = (relief(x + tiny, y) - left) / (2 * tiny);
    double slopeY = (relief(x, y + tiny) - relief(x, y - tiny)) / (2 * tiny);
    var normal = new Vector(
            -0.055 * slopeX - 0.75 * Math.exp(-2.5 * inside), -0.055 * slopeY + 0.12, -0.8)
        .unit();
    double sun = Curve.clamp(normal.dot(new Vector(-0.85, 0.32, -0.42)));
    double wet = Curve.step(-1.30, -1.46, y + 0.06 * noise.rough(x * 4, 2, 3));
    Light stone =
        Light.of(0x8C8078).mix(Light.of(0x57545C), Curve.clamp(0.5 + noise.rough(x * 3, y * 7, 4)));
    double cracks = 0.35 + 0.65 * Curve.step(0.05, 0.5, left);
    Light light = EVENING.times(1.25 * sun).plus(SHADE.times(1.05));
    return stone.times(light).times(cracks * (1 - 0.6 * wet));
  }

  private double relief(double x, double y) {
    double bend = 0.25 * noise.rough(x * 1.8, y * 1.8, 3);
    double blocks = 1 - 1.15 * noise.ridges(x * 2.2 + 0.4 * bend, y * 0.85 + 3, 8);
    double layers = 0.20 * noise.rough(x * 1.1 + 4, y * 11 + 2 * x + 1.5 * bend, 5);
    return blocks + layers + 0.12 * noise.rough(x * 14, y * 14, 6);
  }

  private Light grass(double x, double y) {
    double blades = noise.rough(x * 70 + 3 * noise.at(x * 9, y * 9), y * 22, 4);
    double patches = noise.rough(x * 6, y * 10, 4);
    Light grass = Light.of(0x6F7A35).mix(Light.of(0xB99A4E), Curve.step(-0.2, 0.6, patches));
    double shadow = 1
        - 0.6
            * Curve.bell(y - (FOOT - 0.02 - 0.10 * (x - AXIS)), 0.030)
            * Curve.step(AXIS, AXIS + 0.1, x)
            * Curve.step(1.1, 0.5, x);
    return grass.times(EVENING.times(0.55).plus(SHADE)).times((0.9 + 0.75 * blades) * shadow);
  }

  /// Where walls meet the ground: blades of grass hide the line.
  private double threshold(double x) {
    double round = (x - AXIS) / 0.15;
    double curve = 0.012 * Curve.clamp(1 - round * round);
    return cliffTop(x) - 0.030 - curve + 0.014 * Math.abs(noise.rough(x * 70, 1, 3));
  }

  private Light withCottage(Light behind, double x, double y) {
    double across = (x - AXIS - 0.33) / 0.17;
    double up = (y - (FOOT - 0.01)) / 0.12;
    if (isRoof(across, up)) {
      double tiles = 0.85 + 0.2 * Math.sin(up * 60) * noise.at(x * 130, up * 9);
      return Light.of(0x8E3B2C).times(EVENING.times(0.42).plus(SHADE)).times(tiles);
    }
    if (!isWall(across, up)) {
      return behind;
    }
    if (isLitWindow(across, up)) {
      return LAMP.times(1.5);
    }
    double sun = across < -0.35 ? 0.71 : 0.32; // the gable looks to the sunset, the front away
    double plaster = 0.95 + 0.08 * noise.rough(x * 30, y * 30, 3);
    return WHITE.times(EVENING.times(sun).plus(SHADE)).times(plaster);
  }

  private static boolean isRoof(double across, double up) {
    return up > 0.95 && up < 1.85 && Math.abs(across) < 1.12 - 0.35 * (up - 0.95);
  }

  private static boolean isWall(double across, double up) {
    boolean isChimney = Math.abs(across - 0.55) < 0.09 && up > 1.5 && up < 2.25;
    boolean isHouse = Math.abs(across) < 1 && up > -0.15 && up <= 0.95;
    return isChimney || isHouse;
  }

  private static boolean isLitWindow(double across, double up) {
    return up > 0.32
        && up < 0.72
        && (Math.abs(across - 0.05) < 0.085 || Math.abs(across - 0.62) < 0.085);
  }

  private Light withTower(Light behind, double x, double y) {
    double up = (y - FOOT) / (GALLERY - FOOT);
    double across = x - AXIS;
    if (y > GALLERY) {
      return withLantern(behind, across, y);
    }
    double half = 0.135 - 0.052 * Curve.clamp(up) + 0.02 * Math.pow(1 - Curve.clamp(up), 6);
    if (up < -0.08 || Math.abs(across) > half) {
      return behind;
    }
    double round = across / half;
    double sag = 0.035 * (1 - round * round);
    double band = (up + sag * 0.6) * 5.0;
    Light paint = ((int) Math.floor(band + 10)) % 2 == 0 ? WHITE : RED;
    double weather = 0.93 + 0.10 * noise.rough(x * 22, y * 5, 5);
    boolean isWindowRow = up > 0.25 && Math.abs((band + 0.5) % 2 - 1) < 0.17;
    if (isWindowRow && Math.abs(round - 0.08) < 0.14) {
      return Light.of(0x2B2A33).times(0.4);
    }
    return paint.times(onCylinder(round)).times(weather);
  }

  /// @param round −1 at the left rim of a cylinder, 1 at the right one
  private static Light onCylinder(double round) {
    double facing = -0.80 * round + 0.60 * Math.sqrt(Math.max(0, 1 - round * round));
    double sky = 0.75 + 0.25 * Math.abs(round);
    return EVENING.times(Curve.clamp(facing)).plus(SHADE.times(sky));
  }

  private Light withLantern(Light behind, double across, double y) {
    double above = y - GALLERY;
    if (above < 0.022) {
      return Math.abs(across) < 0.125
          ? Light.of(0x3A3436).times(onCylinder(across / 0.125))
          : behind;
    }
    if (above < 0.125 && Math.abs(across) < 0.062) {
      double bars = Math.abs(across) % 0.031 < 0.0025 || above > 0.119 ? 0.12 : 1;
      double bulb = Curve.bell(Math.hypot(across, above - 0.072), 0.030);
      return LAMP.times((0.75 + 6 * bulb) * bars);
    }
    double dome = 0.082 * Math.sqrt(Math.max(0, 1 - Math.pow((above - 0.125) / 0.075, 2)));
    if (above >= 0.125 && Math.abs(across) < dome) {
      return RED.times(onCylinder(across / 0.082));
    }
    boolean isRod = Math.abs(across) < 0.0035 && above >= 0.19 && above < 0.27;
    boolean isRail = above < 0.060
        && Math.abs(across) < 0.122
        && (above > 0.056
            || Math.abs(above - 0.040) < 0.0016
            || Math.abs(across) % 0.0244 < 0.0028);
    return isRod || isRail ? Light.of(0x2A2628).times(0.6) : behind;
  }
}
