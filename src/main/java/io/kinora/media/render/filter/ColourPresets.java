package io.kinora.media.render.filter;

import java.util.List;
import java.util.stream.Stream;

/// Matrices that have a name: five rows, what red, green, blue and alpha of the source add to
/// them in the result, and what is always added. Source: the film language, section 11.1.
final class ColourPresets {

  static final List<Double> UNCHANGED = scaled(1, 0);

  private ColourPresets() {}

  /// Black and white where no such name is known.
  static List<Double> weights(String preset) {
    return switch (preset) {
      case "negative" -> scaled(-1, 1);
      case "lowContrast" -> scaled(0.5, 0.25);
      case "highContrast" -> scaled(1.5, -0.25);
      case "sepia" ->
        rows(
            row(0.393, 0.349, 0.272),
            row(0.769, 0.686, 0.534),
            row(0.189, 0.168, 0.131),
            row(0, 0, 0));
      default -> rows(grey(Luma.RED), grey(Luma.GREEN), grey(Luma.BLUE), grey(0));
    };
  }

  private static List<Double> scaled(double factor, double bias) {
    return rows(row(factor, 0, 0), row(0, factor, 0), row(0, 0, factor), grey(bias));
  }

  private static List<Double> grey(double weight) {
    return row(weight, weight, weight);
  }

  private static List<Double> row(double red, double green, double blue) {
    return List.of(red, green, blue, 0.0);
  }

  /// Alpha stays as it is.
  private static List<Double> rows(
      List<Double> red, List<Double> green, List<Double> blue, List<Double> bias) {
    return Stream.of(red, green, blue, List.of(0.0, 0.0, 0.0, 1.0), bias)
        .flatMap(List::stream)
        .toList();
  }
}
