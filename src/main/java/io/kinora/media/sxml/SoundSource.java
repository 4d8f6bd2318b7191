package io.kinora.media.sxml;

import java.time.Duration;

/// Where a sound comes from.
public sealed interface SoundSource {

  /// A sound file, or a clip whose sound is meant.
  ///
  /// @param filename its address
  record File(String filename) implements SoundSource {}

  /// Words that are to be spoken.
  ///
  /// @param voice who speaks, as `engine:name` or a name alone; never begins with a hyphen
  /// @param words without line breaks; they may be none
  record Speech(String voice, String words) implements SoundSource {

    private static final Duration OF_A_WORD = Duration.ofMillis(400);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /// How long it probably takes to speak them. Source: the film language, section 12.
    public Duration guessedLength() {
      int count = words.isEmpty() ? 0 : words.split(" ", -1).length;
      Duration length = OF_A_WORD.multipliedBy(count);
      return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    }
  }
}
