package io.kinora.media.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Deals the segments of a film out to some threads: to each a run of neighbours, so that clips can
/// go
/// on from one to the next. Thread-safe.
final class SegmentRuns {

  private final List<Deque<Segment>> runs = new ArrayList<>();

  /// @param threads at least 1
  SegmentRuns(List<Segment> segments, int threads) {
    for (int thread = 0; thread < threads; thread++) {
      int first = segments.size() * thread / threads;
      int end = segments.size() * (thread + 1) / threads;
      runs.add(new ArrayDeque<>(segments.subList(first, end)));
    }
  }

  /// What a thread makes next: of its own run, or, when that is at its end, the last of the longest
  /// that is left.
  ///
  /// @param thread from 0
  synchronized Optional<Segment> next(int thread) {
    Segment own = runs.get(thread).pollFirst();
    if (own != null) {
      return Optional.of(own);
    }
    return runs.stream().max(Comparator.comparingInt(Deque::size)).map(Deque::pollLast);
  }
}
