package io.kinora.media.ffmpeg;

import java.time.Duration;

/// Hears how far a run of ffmpeg has come. Called on a thread of the runner, a few times a second.
@FunctionalInterface
public interface Progress {

  Progress UNHEARD = _ -> {};

  /// @param written how much of the output is written, in the output's own time
  void reached(Duration written);
}
