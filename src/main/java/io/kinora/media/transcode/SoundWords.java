package io.kinora.media.transcode;

import io.kinora.media.probe.SoundFacts;
import java.util.List;
import java.util.Locale;

/// The words for sound.
final class SoundWords {

  private static final int CHANNELS_MAX = 2;

  /// Gaps in the source's own times become silence, and so does a late begin: else players that
  /// know no such gaps show lips that do not fit.
  private static final String IN_STEP = "aresample=async=1:first_pts=0";

  private SoundWords() {}

  /// Mono and stereo stay, more become stereo.
  static int channels(SoundFacts sound) {
    return sound.channels() == 1 ? 1 : CHANNELS_MAX;
  }

  static List<String> inStep(SoundFacts sound, int sampleRate) {
    return List.of(
        "-af",
        IN_STEP + cut(sound),
        "-ar",
        String.valueOf(sampleRate),
        "-ac",
        String.valueOf(channels(sound)));
  }

  private static String cut(SoundFacts sound) {
    return sound
        .end()
        .map(end -> String.format(Locale.ROOT, ",atrim=end=%.6f", end.toNanos() / 1e9))
        .orElse("");
  }

  static List<String> encoder(SoundWish wish) {
    int kbit = wish.codec().kbitNear(wish.kbit(), wish.sampleRate());
    return List.of("-c:a", wish.codec().encoder(), "-b:a", kbit + "k");
  }
}
