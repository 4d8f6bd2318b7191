package io.kinora.media.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Deals the segments of a film out to some threads: to each a run of neighbours, so that clips can
/// go on from one to the next. Thread-safe.
public final class SegmentRuns implements SegmentDealer {

  private final List<Deque<Integer>> runs = new ArrayList<>();

  /// @param threads at least 1
  public SegmentRuns(int segmentCount, int threads) {
    for (int thread = 0; thread < threads; thread++) {
      int first = segmentCount * thread / threads;
      int end = segmentCount * (thread + 1) / threads;
      runs.add(new ArrayDeque<>(IntStream.range(first, end).boxed().toList()));
    }
  }

  /// What a thread makes next: of its own run, or, when that is at its end, the last of the longest
  /// that is left.
  @Override
  public synchronized Optional<Turn> next(int thread) {
    Integer own = runs.get(thread).pollFirst();
    OptionalInt next = own == null ? last() : OptionalInt.of(own);
    return next.isPresent() ? Optional.of(Turn.alone(next.getAsInt())) : Optional.empty();
  }

  /// The last of the longest run: the one whose turn here would come last.
  public synchronized OptionalInt last() {
    return runs.stream()
        .filter(run -> !run.isEmpty())
        .max(Comparator.comparingInt(Deque::size))
        .map(run -> OptionalInt.of(run.removeLast()))
        .orElseGet(OptionalInt::empty);
  }

  /// How many are left.
  public synchronized int left() {
    return runs.stream().mapToInt(Deque::size).sum();
  }

  @Override
  public void made(Turn turn) {}
}
