package io.kinora.media.probe;

import java.time.Duration;
import java.util.Optional;

/// What a file turned out to be.
public sealed interface ProbeResult {

  /// A still picture. Of an animation the first frame counts.
  record Image(PictureFacts picture, String format) implements ProbeResult {}

  /// Moving pictures, with or without sound.
  record Video(PictureFacts picture, Optional<SoundFacts> sound, Duration length, String format)
      implements ProbeResult {}

  /// Sound alone. A cover picture does not make it a video.
  record Audio(SoundFacts sound, Duration length, String format) implements ProbeResult {}

  /// Nothing that we can read.
  record NotMedia() implements ProbeResult {}
}
