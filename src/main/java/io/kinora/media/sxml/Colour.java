package io.kinora.media.sxml;

/// A colour, each part 0 to 255; `alpha` 255 is opaque.
public record Colour(int red, int green, int blue, int alpha) {

  /// Reads `#RRGGBB` or `#RRGGBBAA`.
  public static Colour of(String text) {
    int alpha = text.length() == 9 ? part(text, 7) : 255;
    return new Colour(part(text, 1), part(text, 3), part(text, 5), alpha);
  }

  private static int part(String text, int at) {
    return Integer.parseInt(text.substring(at, at + 2), 16);
  }
}
