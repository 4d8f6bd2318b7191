package io.kinora.cli.bench;

import java.util.List;

/// How well found times agree with the true ones: the usual F-measure. A time is right within
/// 70 ms of a true one that no other has taken; the first five seconds do not count.
public final class BeatScore {

  private static final double NEAR_SECONDS = 0.07;
  private static final double SKIPPED_SECONDS = 5;

  private BeatScore() {}

  /// 0 to 1; 1 where nothing was to be found and nothing was.
  public static double of(List<Double> truth, List<Double> found) {
    List<Double> expected = truth.stream().filter(it -> it >= SKIPPED_SECONDS).toList();
    List<Double> given = found.stream().filter(it -> it >= SKIPPED_SECONDS).toList();
    if (expected.isEmpty() && given.isEmpty()) {
      return 1;
    }
    return 2.0 * hits(expected, given) / (expected.size() + given.size());
  }

  /// Both are in order, so that the first that fits is the right one.
  private static int hits(List<Double> expected, List<Double> given) {
    int hits = 0;
    int next = 0;
    for (double time : expected) {
      while (next < given.size() && given.get(next) < time - NEAR_SECONDS) {
        next++;
      }
      if (next < given.size() && given.get(next) <= time + NEAR_SECONDS) {
        hits++;
        next++;
      }
    }
    return hits;
  }
}
