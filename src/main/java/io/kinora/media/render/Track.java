package io.kinora.media.render;

import io.kinora.media.timeline.Sound;
import java.time.Duration;

/// A sound of a film together with its file. Its places are counted in samples of the film, from
/// its start, whatever the number of channels.
record Track(Sound sound, SourceFile file) {

  static final int SAMPLE_RATE = SoundMixer.SAMPLE_RATE;
  static final int CHANNELS = SoundMixer.CHANNELS;

  /// The film's sample at which it begins.
  long firstSample() {
    return samplesIn(sound.span().start());
  }

  /// The film's sample before which it has ended.
  long endSample() {
    return samplesIn(sound.span().end());
  }

  /// Tells whether others go down while it is heard.
  boolean isMaster() {
    return sound.ducking().isPresent();
  }

  static long samplesIn(Duration time) {
    return Math.round(exactSamplesIn(time));
  }

  static double exactSamplesIn(Duration time) {
    return time.toNanos() / 1e9 * SAMPLE_RATE;
  }
}
