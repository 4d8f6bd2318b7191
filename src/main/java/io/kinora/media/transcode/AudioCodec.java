package io.kinora.media.transcode;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The codecs that the sound of a video can be given. Each needs its container.
///
/// Source: the tasks contract, section 10, video.convert.
public enum AudioCodec {
  AAC("aac", Wrapping.MP4),
  MP3("libmp3lame", Wrapping.MP4),
  MP2("mp2", Wrapping.MPEG_TS),
  WMAV1("wmav1", Wrapping.ASF),
  WMAV2("wmav2", Wrapping.ASF);

  private static final List<Integer> MP2_KBIT =
      List.of(32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384);

  private static final List<Integer> MP2_KBIT_AT_LOW_RATES =
      List.of(8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160);

  private static final int MP2_LOW_RATE_MAX = 24_000;
  private static final int MP3_KBIT_MAX = 320;
  private static final int WMA_KBIT_MIN = 24;

  private final String encoder;
  private final Wrapping wrapping;

  AudioCodec(String encoder, Wrapping wrapping) {
    this.encoder = encoder;
    this.wrapping = wrapping;
  }

  /// The codec by the name that clients and ffprobe use, such as `aac`.
  public static AudioCodec named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String probedName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String encoder() {
    return encoder;
  }

  Wrapping wrapping() {
    return wrapping;
  }

  /// The rate nearest to the wished one that the codec has.
  int kbitNear(int wished, int sampleRate) {
    return switch (this) {
      case AAC -> wished;
      case MP3 -> Math.min(wished, MP3_KBIT_MAX);
      case MP2 ->
        (sampleRate <= MP2_LOW_RATE_MAX ? MP2_KBIT_AT_LOW_RATES : MP2_KBIT)
            .stream().min(Comparator.comparingInt(it -> Math.abs(it - wished))).orElseThrow();
      case WMAV1, WMAV2 -> Math.max(wished, WMA_KBIT_MIN);
    };
  }
}
