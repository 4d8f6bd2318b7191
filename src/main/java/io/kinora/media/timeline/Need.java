package io.kinora.media.timeline;

import io.kinora.media.sxml.Timing;
import java.time.Duration;
import java.util.Optional;

/// What a node needs of time, found from its content alone. Source: the film language, section 3.3.
sealed interface Need {

  /// A length that was written down.
  record Fixed(Duration length) implements Need {}

  /// As long as its parent.
  record Slave() implements Need {}

  /// A length that its content has.
  record Natural(Duration length) implements Need {}

  /// A length that its content has, which gives way to the parent's because there are margins.
  record Soft(Duration length) implements Need {}

  /// No length of its own.
  record Elastic() implements Need {}

  /// The need of a node that says `timing` and whose content is so long, if it has a length.
  static Need of(Timing timing, Optional<Duration> content) {
    return switch (timing.length()) {
      case Timing.Length.Fixed fixed -> new Fixed(fixed.duration());
      case Timing.Length.OfParent _ -> new Slave();
      case Timing.Length.Open _ -> {
        if (content.isEmpty()) {
          yield new Elastic();
        }
        yield timing.hasMargin() ? new Soft(content.get()) : new Natural(content.get());
      }
    };
  }

  /// The length that counts where parents add up or compare.
  default Optional<Duration> countedLength() {
    return switch (this) {
      case Fixed(Duration length) -> Optional.of(length);
      case Natural(Duration length) -> Optional.of(length);
      case Soft _, Slave _, Elastic _ -> Optional.empty();
    };
  }
}
