/// A layer of clouds high above a flat land.
///
/// @param cover from −1, none, to 1, overcast
/// @param size  of one bump; larger is larger clouds
/// @param stretch how much longer they are to the side than into the depth
record Clouds(Noise noise, double cover, double size, double stretch, Light bright, Light dark) {

  /// The sky in a direction, with clouds before it.
  Light over(Light sky, Vector direction, Vector toSun) {
    if (direction.y() < 0.005) {
      return sky;
    }
    double distance = 1 / (direction.y() + 0.07);
    double x = direction.x() * distance / (size * stretch);
    double z = direction.z() * distance / size;
    double here = thickness(x, z);
    double density = Curve.step(0, 0.5, here) * Curve.step(0.0, 0.10, direction.y());
    if (density == 0) {
      return sky;
    }
    double towardSun = thickness(x + 0.16 * toSun.x() / stretch, z + 0.16 * toSun.z());
    double light = Curve.clamp(0.62 + 1.5 * (here - towardSun) - 0.55 * here);
    double nearSun = Math.pow(Curve.clamp(direction.dot(toSun)), 12);
    Light rim = bright.times(1.6 * nearSun * (1 - density));
    return sky.mix(dark.mix(bright, light).plus(rim), 0.93 * density);
  }

  private double thickness(double x, double z) {
    return noise.stirred(x, z, 0.55, 7) + cover;
  }
}
