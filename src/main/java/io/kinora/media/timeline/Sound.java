package io.kinora.media.timeline;

import io.kinora.media.sxml.Ducking;
import io.kinora.media.sxml.Playback;
import io.kinora.media.sxml.SoundSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that is heard.
///
/// @param span when
/// @param volume factor
/// @param ramps its changes in loudness; the factors multiply
/// @param ducking what it does to others, if it is a master
public record Sound(
    Span span,
    SoundSource source,
    Playback playback,
    double volume,
    List<Ramp> ramps,
    Optional<Ducking> ducking) {

  public Sound {
    ramps = List.copyOf(ramps);
  }

  /// A copy that changes its loudness besides.
  public Sound with(List<Ramp> more) {
    var all = new ArrayList<>(ramps);
    all.addAll(more);
    return new Sound(span, source, playback, volume, all, ducking);
  }

  /// A change of loudness, even in time: `from` before and at its start, `to` from its end on.
  ///
  /// @param start from the start of the film
  public record Ramp(Duration start, Duration length, double from, double to) {

    public double factorAt(double seconds) {
      double begin = start.toNanos() / 1e9;
      double duration = length.toNanos() / 1e9;
      double part = duration <= 0 ? 1 : Math.clamp((seconds - begin) / duration, 0, 1);
      return from + (to - from) * part;
    }
  }
}
