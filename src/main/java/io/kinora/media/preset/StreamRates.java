package io.kinora.media.preset;

import io.kinora.media.preset.EncodingProfile.Rate;

/// What streams of a profile take at most, and how playlists name their codecs. Both the encoder
/// and the playlists are told it, so that they agree.
final class StreamRates {

  /// AAC as all know it. Source: RFC 6381, section 3.3.
  static final String AAC = "mp4a.40.2";

  private static final int USUAL_PICTURE_KBIT = 500;
  private static final int USUAL_SOUND_KBIT = 128;

  private StreamRates() {}

  static int pictureKbit(EncodingProfile profile) {
    return profile.pictures().rate().kbit().orElse(USUAL_PICTURE_KBIT);
  }

  /// Half as much again as wished on average, where nothing is said.
  static int pictureKbitMax(EncodingProfile profile) {
    return profile.pictures().rate().kbitMax().orElse(pictureKbit(profile) * 3 / 2);
  }

  static int bufferKbit(EncodingProfile profile) {
    Rate rate = profile.pictures().rate();
    return rate.bufferKbit().orElse(2 * pictureKbitMax(profile));
  }

  static int soundKbit(EncodingProfile profile) {
    return profile.sound().kbit().orElse(USUAL_SOUND_KBIT);
  }

  /// With what a transport stream adds.
  static long packed(long kbit) {
    return Math.round(kbit * 1.1 + 20);
  }

  static String profileOf(EncodingProfile profile) {
    return profile.pictures().h264().profile().orElse("high");
  }

  /// The wished one, or the lowest usual one for such a size; 60 frames a second fit in.
  static String levelOf(EncodingProfile profile, int width, int height) {
    int blocks = (width + 15) / 16 * ((height + 15) / 16);
    return profile.pictures().h264().level().orElseGet(() -> {
      if (blocks <= 810) {
        return "3.1";
      }
      if (blocks <= 1_620) {
        return "3.2";
      }
      return blocks <= 8_192 ? "4.2" : "5.2";
    });
  }

  /// Source: RFC 6381, section 3.3; ISO/IEC 14496-10, 7.3.2.1.1.
  static String codecOf(EncodingProfile profile, int width, int height) {
    String start = switch (profileOf(profile)) {
      case "baseline" -> "avc1.42c0";
      case "main" -> "avc1.4d40";
      default -> "avc1.6400";
    };
    String level = levelOf(profile, width, height).replace(".", "");
    int number =
        level.endsWith("b") ? 11 : Integer.parseInt(level.length() == 1 ? level + "0" : level);
    return start + "%02x".formatted(number);
  }
}
