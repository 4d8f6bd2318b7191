package io.kinora.media.probe;

import java.time.Duration;

/// What files may be before we decode them.
///
/// @param stillPixels of one picture
/// @param framePixels of one frame of a video
/// @param streams in one file
public record ProbeLimits(long stillPixels, long framePixels, Duration length, int streams) {

  public static final ProbeLimits USUAL =
      new ProbeLimits(150_000_000, 8192L * 4608, Duration.ofHours(24), 64);
}
