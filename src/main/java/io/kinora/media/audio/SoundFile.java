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

  RuntimeException isNoSound() {
    return new Failure(FailureCode.INPUT_NOT_MEDIA, notSound()).asException();
  }

  String notSound() {
    return "File '" + name + "' is not a valid audio file";
  }
}
