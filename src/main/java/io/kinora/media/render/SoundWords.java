package io.kinora.media.render;

import io.kinora.media.profile.Format;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.SoundCodec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The words that encode the sound of a film.
final class SoundWords {

  private SoundWords() {}

  static List<String> encoder(Profile profile) {
    Format format = profile.format();
    return List.of(
        "-c:a",
        encoder(format.sound()),
        "-b:a",
        profile.audioKbit() + "k",
        "-ar",
        String.valueOf(format.sampleRate()),
        "-f",
        muxer(format.sound()));
  }

  private static String encoder(SoundCodec codec) {
    return switch (codec) {
      case AAC, MP2, WMAV1 -> codec.probedName();
      case MP3 -> "libmp3lame";
    };
  }

  /// Each keeps what the film's own container needs to know of the codec.
  private static String muxer(SoundCodec codec) {
    return switch (codec) {
      case AAC -> "mp4";
      case MP3, MP2 -> "nut";
      case WMAV1 -> "asf";
    };
  }

  /// Words before the sound as an input, where it would be longer than the pictures: it ends with a
  /// whole frame of its codec, which in MP4 alone need not be played to its end.
  static List<String> end(Profile profile, Duration length) {
    return switch (profile.format().container()) {
      case MP4 -> List.of();
      case FLV, ASF, MPEG, DVD -> {
        double half =
            profile.format().sound().frameSamples() / 2.0 / profile.format().sampleRate();
        double seconds = Math.max(half, length.toNanos() / 1e9 - half);
        yield List.of("-t", String.format(Locale.ROOT, "%.6f", seconds));
      }
    };
  }
}
