package io.kinora.media.audio;

import java.util.Locale;

/// What a picture of a sound's peaks is to look like. The bars are symmetric about its middle; a
/// sound at full scale reaches its margins.
///
/// @param width in pixels, one column of peaks each; 1 to 8192
/// @param height in pixels, 1 to 8192
/// @param margin pixels that stay free at the top, and again at the bottom
public record Waveform(int width, int height, int margin, Paint paint, Format format) {

  private static final int SIDE_MAX = 8192;

  /// The colours of the bars and of what is behind them.
  public record Paint(Colour fill, Colour background) {}

  /// The format of the file.
  public enum Format {
    JPEG,
    PNG;

    public static Format named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String contentType() {
      return "image/" + name().toLowerCase(Locale.ROOT);
    }
  }

  public Waveform {
    if (Math.min(width, height) < 1 || Math.max(width, height) > SIDE_MAX) {
      throw new IllegalArgumentException("has no such size: " + width + "x" + height);
    }
    if (margin < 0 || 2 * margin >= height) {
      throw new IllegalArgumentException("leaves no room for bars: a margin of " + margin);
    }
  }
}
