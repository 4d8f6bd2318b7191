package io.kinora.media.timeline;

import java.time.Duration;
import java.util.List;

/// Something that is heard.
///
/// @param span when
/// @param filename where it comes from: a sound, or a clip
/// @param skip left out at the beginning of the file
/// @param speed 2 is twice as fast; pitch is kept
/// @param volume factor
/// @param loops whether the file repeats
/// @param ramps its changes in loudness; the factors multiply
public record Sound(
    Span span,
    String filename,
    Duration skip,
    double speed,
    double volume,
    boolean loops,
    List<Ramp> ramps) {

  public Sound {
    ramps = List.copyOf(ramps);
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
