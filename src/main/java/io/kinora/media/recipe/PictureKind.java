package io.kinora.media.recipe;

import java.util.Locale;
import java.util.Optional;

/// The codecs that a recipe can give to pictures.
public enum PictureKind {
  H264("libx264"),
  /// Sorenson's, of the first Flash films.
  FLV1("flv"),
  WMV2("wmv2");

  private final String encoder;

  PictureKind(String encoder) {
    this.encoder = encoder;
  }

  /// Source: the flixcloud contract, section 5. The names that its service had, and ours.
  static Optional<PictureKind> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "h264", "h.264", "avc", "libx264" -> Optional.of(H264);
      case "flv1", "flv", "h263", "h.263", "sorenson" -> Optional.of(FLV1);
      case "wmv2", "wmv", "wmv8" -> Optional.of(WMV2);
      default -> Optional.empty();
    };
  }

  String encoder() {
    return encoder;
  }

  /// As ffprobe tells it.
  String probedName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
