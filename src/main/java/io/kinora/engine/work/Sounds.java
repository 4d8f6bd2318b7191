package io.kinora.engine.work;

import io.kinora.engine.work.Inputs.Input;
import io.kinora.media.audio.SoundFile;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.SoundFacts;
import java.time.Duration;

/// Takes the sound out of what was fetched: of a sound file, or of a video.
final class Sounds {

  private Sounds() {}

  /// @throws io.kinora.infra.base.FailureException when there is none
  static SoundFile soundOf(Input input) {
    return switch (input.probed()) {
      case ProbeResult.Audio audio -> sound(input, audio.sound(), audio.length());
      case ProbeResult.Video video
      when video.sound().isPresent() -> sound(input, video.sound().get(), video.length());
      case ProbeResult.Video _, ProbeResult.Image _, ProbeResult.NotMedia _ ->
        throw input.isNot("audio");
    };
  }

  private static SoundFile sound(Input input, SoundFacts facts, Duration length) {
    return new SoundFile(input.path(), input.address(), length, facts.sampleRate());
  }
}
