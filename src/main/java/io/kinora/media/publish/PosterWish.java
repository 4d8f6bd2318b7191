package io.kinora.media.publish;

import java.time.Duration;

/// Which frame of a video stands for it.
public sealed interface PosterWish {

  /// One that is typical of it.
  record Typical() implements PosterWish {}

  /// The one at a time, or the last one where the video is shorter.
  record At(Duration time) implements PosterWish {}
}
