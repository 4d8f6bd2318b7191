package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Deals the segments of a film out to the threads that make them here. Thread-safe.
public interface SegmentDealer {

  /// A segment that a thread is to make.
  ///
  /// @param segment its number in the film, from 0
  /// @param enough  where somebody else is at it, too: stops when he has made it first
  record Turn(int segment, @Nullable StopSignal enough) {

    /// One that nobody else is at.
    public static Turn alone(int segment) {
      return new Turn(segment, null);
    }
  }

  /// What a thread makes next, unless its parts are there already; empty when nothing is left.
  /// Waits
  /// while others are at work at all that is left.
  ///
  /// @param thread from 0
  /// @throws StopSignal.StoppedException when the film is to end
  Optional<Turn> next(int thread);

  /// Hears that the parts of a segment that it has dealt lie where they belong.
  void made(Turn turn);
}
