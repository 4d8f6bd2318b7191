package io.kinora.engine.publishing;

import java.time.Duration;

/// How long things are kept. Source: the publishing contract, section 16.
///
/// @param source that a video was made of, from when it is ready; a day at most where it failed
/// @param failed video, from when it failed
public record VideoLifetimes(Duration source, Duration failed) {

  private static final Duration SOURCE_OF_FAILED_MAX = Duration.ofDays(1);

  Duration sourceOf(Phase phase) {
    boolean isShort = phase == Phase.FAILED && source.compareTo(SOURCE_OF_FAILED_MAX) > 0;
    return isShort ? SOURCE_OF_FAILED_MAX : source;
  }
}
