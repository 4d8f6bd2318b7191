package io.kinora.media.image;

import java.util.Locale;

/// What a thumbnail is to be.
///
/// @param fit its size
/// @param rotation how far the picture is turned first, counter-clockwise: 0, 90, 180 or 270
/// @param hasPoster whether a play button is drawn on it
/// @param format of the file
/// @param quality of a JPEG, 1 to 95
public record Thumbnail(Fit fit, int rotation, boolean hasPoster, Format format, int quality) {

  /// The formats that thumbnails come in.
  public enum Format {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif");

    private final String contentType;

    Format(String contentType) {
      this.contentType = contentType;
    }

    public String contentType() {
      return contentType;
    }

    /// The format by the name that clients use: `jpeg`, `png`, `gif`.
    public static Format named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
