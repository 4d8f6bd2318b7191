package io.kinora.media.render;

import java.util.OptionalDouble;

/// How a text moves in its time. Source: the film language, section 9, `direction` and `speed`.
sealed interface TextMotion {

  /// It stands.
  record Still() implements TextMotion {}

  /// It rises into place with its band, then stands.
  ///
  /// @param distance that it comes from below, in pixels
  record Rise(double distance) implements TextMotion {}

  /// Its lines run through their box, from one side to the other.
  ///
  /// @param from where they begin, against the place where they would stand
  /// @param to where they have left
  /// @param seconds of one passage; absent: the whole time of the text
  /// @param repeats whether it begins again
  record Passage(Shift from, Shift to, OptionalDouble seconds, boolean repeats)
      implements TextMotion {}

  /// @param x pixels to the right
  /// @param y pixels down
  record Shift(double x, double y) {

    static final Shift NONE = new Shift(0, 0);
  }

  /// Source: the film language, section 9.1.
  double RISE_SECONDS = 0.5;

  /// Where the text is, against its place.
  ///
  /// @param seconds since its beginning
  /// @param length of its time in seconds
  default Shift at(double seconds, double length) {
    return switch (this) {
      case Still _ -> Shift.NONE;
      case Rise rise -> {
        double left = 1 - share(seconds, Math.min(RISE_SECONDS, length));
        yield new Shift(0, rise.distance * left * left * left);
      }
      case Passage passage -> {
        double time = passage.seconds.orElse(length);
        double share =
            passage.repeats && time > 0 ? Math.max(0, seconds) % time / time : share(seconds, time);
        yield new Shift(
            passage.from.x + share * (passage.to.x - passage.from.x),
            passage.from.y + share * (passage.to.y - passage.from.y));
      }
    };
  }

  private static double share(double seconds, double time) {
    return time > 0 ? Math.clamp(seconds / time, 0, 1) : 1;
  }
}
