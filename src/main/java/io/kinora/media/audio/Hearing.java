package io.kinora.media.audio;

/// Hears how much of a sound was listened to.
@FunctionalInterface
public interface Hearing {

  /// Called on the thread that listens, for each percent once and in order.
  ///
  /// @param percent of the sound, as far as its length is known before; 0 to 99
  void reached(int percent);
}
