package io.kinora.media.timeline;

import io.kinora.media.sxml.SoundSource;
import java.time.Duration;
import java.util.Optional;

/// Tells how long the sounds and clips of a film are.
@FunctionalInterface
public interface FileLengths {

  /// @return the length of the file, or nothing for a picture and what else has none
  Optional<Duration> lengthOf(String filename);

  /// @return how long words are spoken; a guess where nobody speaks them
  default Duration lengthOf(SoundSource.Speech speech) {
    return speech.guessedLength();
  }
}
