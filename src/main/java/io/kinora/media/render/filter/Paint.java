package io.kinora.media.render.filter;

/// A colour as filters take it: parts from 0 to 1, not multiplied by alpha.
public record Paint(double red, double green, double blue, double alpha) {

  static final Paint BLACK = grey(0);
  static final Paint WHITE = grey(1);

  static Paint grey(double level) {
    return new Paint(level, level, level, 1);
  }

  /// Half way between two, where the result is opaque.
  static Paint middle(Paint a, Paint b) {
    return new Paint((a.red + b.red) / 2, (a.green + b.green) / 2, (a.blue + b.blue) / 2, 1);
  }
}
