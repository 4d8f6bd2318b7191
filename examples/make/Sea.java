/// Open water to the horizon, with wind on it.
///
/// @param noise of the waves
/// @param swell how steep the waves are
/// @param depth the water's own colour
record Sea(Noise noise, double swell, Light depth) {

  /// The sky in a direction.
  interface Sky {
    Light in(Vector direction);
  }

  /// @param eye height above the water, in lengths of a wave
  Light seen(Vector direction, double eye, Sky sky) {
    double distance = Math.min(-eye / direction.y(), 4000);
    Vector normal = normal(direction.x() * distance, direction.z() * distance, distance);
    double facing = Curve.clamp(-direction.dot(normal));
    double mirror = 0.03 + 0.90 * Math.pow(1 - facing, 5);
    Vector mirrored = direction.reflected(normal);
    Light image =
        sky.in(new Vector(mirrored.x(), Math.abs(mirrored.y()) + 0.01, mirrored.z()).unit());
    double crest = Curve.clamp(0.5 + 3 * normal.z());
    return depth.times(0.6 + 0.9 * crest).mix(image, mirror);
  }

  private Vector normal(double x, double z, double distance) {
    double steep = swell / (1 + 0.006 * distance);
    double slopeX = 0;
    double slopeZ = 0;
    double length = 0.22;
    double height = 1;
    for (int octave = 0; octave < 6; octave++) {
      double alongX = x * length + 13 * octave;
      double alongZ = z * length * 1.9 - 7 * octave;
      slopeX += height * noise.at(alongX, alongZ);
      slopeZ += height * noise.at(alongX + 91, alongZ + 37);
      length *= 2.03;
      height *= 0.74;
    }
    return new Vector(0.7 * steep * slopeX, 1, steep * slopeZ).unit();
  }
}
