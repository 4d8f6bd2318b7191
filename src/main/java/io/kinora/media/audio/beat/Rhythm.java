package io.kinora.media.audio.beat;

import java.util.List;

/// The beats of a sound, and those that begin a bar.
///
/// @param beats     in seconds from the begin of the sound, rising
/// @param downbeats some of the beats
public record Rhythm(List<Double> beats, List<Double> downbeats) {

  public Rhythm {
    beats = List.copyOf(beats);
    downbeats = List.copyOf(downbeats);
  }
}
