package io.kinora.media.preset;

import io.kinora.media.preset.EncodingProfile.Sound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The codecs that presets give to sound.
enum SoundCodec {
  AAC("aac", 8),
  MP3("mp3", 2),
  VORBIS("vorbis", 2);

  private static final List<Integer> AAC_RATES = List.of(
      96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 11_025, 8_000);
  private static final List<Integer> OTHER_RATES =
      List.of(48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 11_025, 8_000);

  private static final int STEREO = 2;

  /// Of the encoder of Vorbis that ffmpeg has built in, which knows qualities only: measured on
  /// noise with a tone, 120 kbit/s at 3, 191 at 6.
  private static final double KBIT_OF_QUALITY = 35;

  private final String probedName;
  private final int channelsMax;

  SoundCodec(String probedName, int channelsMax) {
    this.probedName = probedName;
    this.channelsMax = channelsMax;
  }

  static SoundCodec of(PresetKind kind) {
    return switch (kind) {
      case H264, HLS, HLS_SOUND, AAC -> AAC;
      case MP3 -> MP3;
      case WEBM, OGG, VORBIS -> VORBIS;
      case HLS_PLAYLIST, SMOOTH, THUMBNAIL ->
        throw new IllegalArgumentException("has no sound: " + kind);
    };
  }

  /// As ffprobe tells it.
  String probedName() {
    return probedName;
  }

  /// @param channels of the source
  List<String> words(Sound wish, int kbit, int channels, Encoders encoders) {
    int wished = Math.min(wish.channels().orElse(Math.min(STEREO, channels)), channelsMax);
    boolean isBuiltIn = this == VORBIS && !encoders.has("libvorbis");
    var words = new ArrayList<>(List.of("-ar", String.valueOf(rateNear(wish.sampleRate()))));
    words.addAll(List.of("-ac", String.valueOf(isBuiltIn ? STEREO : wished)));
    words.addAll(encoder(kbit, isBuiltIn));
    return words;
  }

  private List<String> encoder(int kbit, boolean isBuiltIn) {
    return switch (this) {
      case AAC -> List.of("-c:a", "aac", "-b:a", kbit + "k");
      case MP3 -> List.of("-c:a", "libmp3lame", "-b:a", Math.min(320, kbit) + "k");
      case VORBIS ->
        isBuiltIn
            ? List.of("-c:a", "vorbis", "-strict", "-2", "-q:a", quality(kbit))
            : List.of("-c:a", "libvorbis", "-b:a", kbit + "k");
    };
  }

  private static String quality(int kbit) {
    return String.format(Locale.ROOT, "%.1f", Math.clamp(kbit / KBIT_OF_QUALITY, 1, 10));
  }

  private int rateNear(int wished) {
    return (this == AAC ? AAC_RATES : OTHER_RATES)
        .stream().min(Comparator.comparingInt(it -> Math.abs(it - wished))).orElseThrow();
  }
}
