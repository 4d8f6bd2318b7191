/// Light of one colour, linear; 1.0 is a white wall in daylight, and a sun may be 100.
record Light(double red, double green, double blue) {

  static final Light NONE = new Light(0, 0, 0);

  /// From the usual notation of screens, `0xRRGGBB`.
  static Light of(int rgb) {
    return new Light(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
  }

  private static double linear(int step) {
    return Math.pow(step / 255.0, 2.2);
  }

  Light plus(Light other) {
    return new Light(red + other.red, green + other.green, blue + other.blue);
  }

  Light times(double factor) {
    return new Light(red * factor, green * factor, blue * factor);
  }

  Light times(Light filter) {
    return new Light(red * filter.red, green * filter.green, blue * filter.blue);
  }

  /// @param share how much of `other` there is, 0 to 1
  Light mix(Light other, double share) {
    return times(1 - share).plus(other.times(share));
  }

  double brightness() {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
