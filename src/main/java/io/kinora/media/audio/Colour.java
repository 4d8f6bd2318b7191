package io.kinora.media.audio;

import java.util.regex.Pattern;

/// An opaque colour, each part 0 to 255.
public record Colour(int red, int green, int blue) {

  private static final Pattern SHORT = Pattern.compile("#\\p{XDigit}{3}");
  private static final Pattern LONG = Pattern.compile("#\\p{XDigit}{6}");

  /// Reads `#RGB`, where each digit counts twice, or `#RRGGBB`.
  public static Colour of(String text) {
    if (SHORT.matcher(text).matches()) {
      return new Colour(
          17 * Integer.parseInt(text, 1, 2, 16),
          17 * Integer.parseInt(text, 2, 3, 16),
          17 * Integer.parseInt(text, 3, 4, 16));
    }
    if (LONG.matcher(text).matches()) {
      return new Colour(
          Integer.parseInt(text, 1, 3, 16),
          Integer.parseInt(text, 3, 5, 16),
          Integer.parseInt(text, 5, 7, 16));
    }
    throw new IllegalArgumentException("no colour: " + text);
  }
}
