package io.kinora.media.audio;

import java.time.Duration;
import java.util.List;

/// The beats of a sound, and those that begin a bar. None where nothing is to tap a foot to.
///
/// @param beats     in seconds from the begin of the sound, rising
/// @param downbeats some of the beats
/// @param length    of the sound: as the file tells, or longer where more was heard
public record Beats(List<Double> beats, List<Double> downbeats, Duration length) {

  public Beats {
    beats = List.copyOf(beats);
    downbeats = List.copyOf(downbeats);
  }
}
