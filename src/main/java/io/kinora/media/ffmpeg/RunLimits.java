package io.kinora.media.ffmpeg;

import java.time.Duration;

/// What one child process may use. More ends it.
///
/// @param wallClock from its start to its end
/// @param stall between two signs of life: progress, or bytes on its pipes
/// @param cpu processor time of all its threads together
/// @param memoryBytes of address space
/// @param fileBytes size of each file that it writes
public record RunLimits(
    Duration wallClock, Duration stall, Duration cpu, long memoryBytes, long fileBytes) {

  private static final long GIB = 1L << 30;

  /// For something short: a probe, one picture. A phone's of 48 million pixels has 192 tiles, and a
  /// decoder and a thread for each: 3.1 GiB of address space, of which 0.7 are used.
  public static final RunLimits SHORT = new RunLimits(
      Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(60), 4 * GIB, GIB);

  /// For a whole film or sound: hours, but not for ever.
  public static final RunLimits LONG = new RunLimits(
      Duration.ofHours(12), Duration.ofMinutes(5), Duration.ofHours(24), 6 * GIB, 64 * GIB);
}
