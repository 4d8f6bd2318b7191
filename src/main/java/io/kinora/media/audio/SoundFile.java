package io.kinora.media.audio;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.nio.file.Path;
import java.time.Duration;

/// A local file with a sound in it.
///
/// @param name what to call it in messages to the client
/// @param length as the file tells it, which may be wrong; zero where it tells none
/// @param sampleRate of its first sound, samples a second; zero where it is not known
public record SoundFile(Path path, String name, Duration length, int sampleRate) {

  /// What codecs add to the end of a sound.
  static final Duration PADDING_MAX = Duration.ofMillis(250);

  /// The length that it tells, or what was heard where that is longer.
  Duration longer(Duration heard) {
    return heard.minus(length).compareTo(PADDING_MAX) > 0 ? heard : length;
  }

  RuntimeException isNoSound() {
    return new Failure(FailureCode.INPUT_NOT_MEDIA, notSound()).asException();
  }

  String notSound() {
    return "File '" + name + "' is not a valid audio file";
  }
}
