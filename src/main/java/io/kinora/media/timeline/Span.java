package io.kinora.media.timeline;

import java.time.Duration;
import java.util.Optional;

/// A stretch of the film.
///
/// @param start first instant shown, counted from the start of the film; not negative
/// @param length how long it lasts; more than zero
public record Span(Duration start, Duration length) {

  public Span {
    if (start.isNegative()) {
      throw new IllegalArgumentException("start must not be negative, is " + start);
    }
    if (!length.isPositive()) {
      throw new IllegalArgumentException("length must be positive, is " + length);
    }
  }

  /// First instant not shown any more.
  public Duration end() {
    return start.plus(length);
  }

  /// Tells whether something in this span is seen at `time`.
  public boolean holds(Duration time) {
    return time.compareTo(start) >= 0 && time.compareTo(end()) < 0;
  }

  /// How much of the span is over at `time`: 0 at its start or before, 1 at its end or after.
  public double progressAt(Duration time) {
    double share = (double) time.minus(start).toNanos() / length.toNanos();
    return Math.clamp(share, 0, 1);
  }

  /// What of a stretch lies inside this span; nothing where they do not meet.
  Optional<Span> cut(Duration wishedStart, Duration wishedLength) {
    Duration from = max(start, wishedStart);
    Duration to = min(end(), wishedStart.plus(wishedLength));
    return to.compareTo(from) > 0 ? Optional.of(new Span(from, to.minus(from))) : Optional.empty();
  }

  static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
