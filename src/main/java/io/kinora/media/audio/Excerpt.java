package io.kinora.media.audio;

import java.time.Duration;
import java.util.Optional;

/// A part of a sound. What of it lies beyond the sound's end is not there.
///
/// @param start from the begin of the sound; not negative
/// @param end after the start, or the end of the sound
public record Excerpt(Duration start, Optional<Duration> end) {

  public static final Excerpt WHOLE = new Excerpt(Duration.ZERO, Optional.empty());

  public Excerpt {
    if (start.isNegative()) {
      throw new IllegalArgumentException("start must not be negative, is " + start);
    }
    if (end.isPresent() && end.get().compareTo(start) <= 0) {
      throw new IllegalArgumentException("end must be after " + start + ", is " + end.get());
    }
  }

  /// How much of it there should be in a sound of a length; unknown where that is zero.
  Optional<Duration> lengthIn(Duration length) {
    Optional<Duration> stop = length.isZero()
        ? end
        : Optional.of(end.filter(it -> it.compareTo(length) < 0).orElse(length));
    return stop.map(it -> it.minus(start)).filter(Duration::isPositive);
  }
}
