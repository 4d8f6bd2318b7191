package io.kinora.media.recipe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The codecs that a recipe can give to sound.
public enum SoundKind {
  AAC("aac"),
  MP3("libmp3lame"),
  WMAV2("wmav2");

  /// All that MP3 may have in an FLV.
  private static final List<Integer> OF_FLASH = List.of(44_100, 22_050, 11_025);

  private final String encoder;

  SoundKind(String encoder) {
    this.encoder = encoder;
  }

  static Optional<SoundKind> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "aac", "he-aac", "aac+" -> Optional.of(AAC);
      case "mp3", "libmp3lame" -> Optional.of(MP3);
      case "wma", "wmav2" -> Optional.of(WMAV2);
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

  /// The rate nearest to the wished one that it has in such a file.
  int rateNear(int wished, FileKind file) {
    List<Integer> rates = file == FileKind.FLV && this == MP3 ? OF_FLASH : sampleRates();
    return rates.stream()
        .min(Comparator.comparingInt(it -> Math.abs(it - wished)))
        .orElseThrow();
  }

  private List<Integer> sampleRates() {
    return switch (this) {
      case AAC -> List.of(48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 11_025, 8_000);
      case MP3 -> List.of(48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 11_025);
      case WMAV2 -> List.of(48_000, 44_100, 32_000, 22_050, 16_000);
    };
  }
}
