package io.kinora.media.sxml;

import java.time.Duration;
import java.util.Optional;

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
  /// @param sound how its sound is mixed in; nothing where it is switched off
  record Video(
      Timing timing,
      String filename,
      Duration skip,
      double speed,
      Optional<ClipSound> sound,
      Position at)
      implements Media {}

  /// The sound of a clip.
  ///
  /// @param volume factor, 0 to 10
  /// @param speed of the sound alone; pitch is kept
  /// @param ducking what it does to others, if it is a master
  record ClipSound(double volume, double speed, Optional<Ducking> ducking) {}
}
