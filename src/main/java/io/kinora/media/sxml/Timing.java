package io.kinora.media.sxml;

import java.time.Duration;
import java.util.Optional;

/// What an element says about its own time; the rest follows from its content and its parent.
/// Source: the film language, section 3.
///
/// @param length how long it lasts
/// @param marginStart waiting time before it inside its parent, if given
/// @param marginEnd waiting time after it, if given
public record Timing(Length length, Optional<Duration> marginStart, Optional<Duration> marginEnd) {

  /// How long something lasts.
  public sealed interface Length {

    /// As long as its content, or whatever is left.
    record Open() implements Length {}

    /// As long as its parent: `..`.
    record OfParent() implements Length {}

    /// Exactly so long; not negative.
    record Fixed(Duration duration) implements Length {}
  }

  /// Nothing said.
  public static final Timing OPEN =
      new Timing(new Length.Open(), Optional.empty(), Optional.empty());

  /// As long as the parent, whatever that is.
  public static final Timing OF_PARENT =
      new Timing(new Length.OfParent(), Optional.empty(), Optional.empty());

  public boolean hasMargin() {
    return marginStart.isPresent() || marginEnd.isPresent();
  }

  public Duration margins() {
    return marginStart.orElse(Duration.ZERO).plus(marginEnd.orElse(Duration.ZERO));
  }
}
