package io.kinora.media.render.filter;

import io.kinora.media.sxml.Values;
import java.util.List;
import java.util.OptionalDouble;

/// The parameters of a filter, read with limits: documents may write any number.
record Parameters(Values values) {

  /// Ten times the height: more is as good as endless.
  private static final double LENGTH_MAX = 3600;

  private static final double SPOT_MAX = 10;

  double number(String name, double otherwise, double min, double max) {
    return Math.clamp(values.number(name, otherwise), min, max);
  }

  double share(String name, double otherwise) {
    return number(name, otherwise, 0, 1);
  }

  double diameter(String name, double otherwise) {
    return number(name, otherwise, 0, LENGTH_MAX);
  }

  double bias(String name) {
    return number(name, 0, -LENGTH_MAX, LENGTH_MAX);
  }

  OptionalDouble aspect() {
    return values.has("aspectRatio")
        ? OptionalDouble.of(number("aspectRatio", 1, 0.01, 100))
        : OptionalDouble.empty();
  }

  Spot spot(String name, Spot otherwise) {
    List<Double> found = values.numbersOf(name).orElse(List.of());
    return found.size() < 2
        ? otherwise
        : new Spot(
            Math.clamp(found.get(0), -SPOT_MAX, SPOT_MAX),
            Math.clamp(found.get(1), -SPOT_MAX, SPOT_MAX));
  }

  Paint colour(String name, Paint otherwise) {
    List<Double> found = values.numbersOf(name).orElse(List.of());
    if (found.size() < 3) {
      return otherwise;
    }
    double alpha = found.size() > 3 ? part(found.get(3)) : 1;
    return new Paint(part(found.get(0)), part(found.get(1)), part(found.get(2)), alpha);
  }

  static double part(double of255) {
    return Math.clamp(of255 / 255, 0, 1);
  }
}
