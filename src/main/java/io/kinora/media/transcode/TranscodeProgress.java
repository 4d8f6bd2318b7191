package io.kinora.media.transcode;

import io.kinora.media.ffmpeg.Progress;
import java.time.Duration;

/// Hears how far a conversion has come. Called on any thread, a few times a second.
@FunctionalInterface
public interface TranscodeProgress {

  /// @param share of the whole that is done, 0 to 1
  void reached(double share);

  /// The same as a share of this one, for a step among several.
  default TranscodeProgress from(double start, double end) {
    return share -> reached(start + (end - start) * share);
  }

  /// Hears ffmpeg's own progress.
  ///
  /// @param length of the whole; zero where it is unknown, and then nothing is told
  default Progress over(Duration length) {
    return written -> {
      if (length.isPositive()) {
        reached(Math.min(1, (double) written.toNanos() / length.toNanos()));
      }
    };
  }
}
