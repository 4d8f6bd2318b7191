package io.kinora.media.sxml;

import java.time.Duration;

/// A picture or a clip.
public sealed interface Media extends Content {

  Timing timing();

  /// A picture from a file.
  record Image(Timing timing, String filename, Position at) implements Media {}

  /// A plain colour; it has no shape of its own.
  record Plain(Timing timing, Colour colour) implements Media {}

  /// A moving picture from a file, with its sound.
  ///
  /// @param skip left out at its beginning
  /// @param speed 2 plays twice as fast and halves the length
  /// @param isHeard whether its sound is mixed in
  /// @param volume of its sound, 0 to 10
  record Video(
      Timing timing,
      String filename,
      Duration skip,
      double speed,
      boolean isHeard,
      double volume,
      Position at)
      implements Media {}
}
