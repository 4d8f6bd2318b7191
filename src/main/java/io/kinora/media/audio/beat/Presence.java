package io.kinora.media.audio.beat;

import java.util.ArrayList;
import java.util.List;

/// Tells beats that can be heard from those that only continue a row: in silence, noise and
/// speech there is always a row that fits best, but little happens on it, or it stumbles.
final class Presence {

  /// Noise reaches 2, music 3.5 and more.
  private static final double STRENGTH_MIN = 2.6;

  private static final double SHARE_MIN = 0.6;
  private static final double STRENGTH_MAX = 6;
  private static final double HEARD = 1.3;

  /// How far intervals of neighbours differ, in shares of them: humans stay under .013, rain and
  /// speech drag a row along with .024 and more.
  private static final double UNSTEADINESS_MAX = 0.016;

  /// A change of tempo counts no more than this.
  private static final double CHANGE_MAX = 0.06;

  private static final int AROUND = 12;
  private static final int NEAR_FRAMES = 2;
  private static final int ROW_MIN = 8;

  private Presence() {}

  /// The beats that are there, in unbroken rows of eight or more.
  static List<List<Integer>> rows(List<Integer> beats, float[] pulse) {
    var strengths = beats.stream().mapToDouble(beat -> strength(pulse, beat)).toArray();
    double[] changes = changes(beats);
    var rows = new ArrayList<List<Integer>>();
    var row = new ArrayList<Integer>(); // indices of beats
    for (int index = 0; index <= beats.size(); index++) {
      if (index < beats.size() && isSupported(strengths, changes, index)) {
        row.add(index);
      } else {
        rows.add(trimmed(row, strengths).stream().map(beats::get).toList());
        row.clear();
      }
    }
    return rows.stream().filter(it -> it.size() >= ROW_MIN).toList();
  }

  private static double strength(float[] pulse, int beat) {
    double highest = 0;
    for (int frame = beat - NEAR_FRAMES; frame <= beat + NEAR_FRAMES; frame++) {
      highest = Math.max(highest, frame < 0 || frame >= pulse.length ? 0 : pulse[frame]);
    }
    return Math.min(STRENGTH_MAX, highest);
  }

  /// The beats from it on, or those up to it: what is before an entry says nothing.
  private static boolean isSupported(double[] strengths, double[] changes, int index) {
    int last = strengths.length - 1;
    return isSupported(strengths, changes, index, Math.min(last, index + AROUND))
        || isSupported(strengths, changes, Math.max(0, index - AROUND), index);
  }

  private static boolean isSupported(double[] strengths, double[] changes, int from, int to) {
    double sum = 0;
    double unsteadiness = 0;
    int heard = 0;
    for (int near = from; near <= to; near++) {
      sum += strengths[near];
      unsteadiness += changes[near];
      heard += strengths[near] >= HEARD ? 1 : 0;
    }
    int count = to - from + 1;
    return count >= ROW_MIN
        && sum >= STRENGTH_MIN * count
        && heard >= SHARE_MIN * count
        && unsteadiness <= UNSTEADINESS_MAX * count;
  }

  /// How much the interval changes at each beat, in shares of it.
  private static double[] changes(List<Integer> beats) {
    var changes = new double[beats.size()];
    for (int index = 1; index + 1 < beats.size(); index++) {
      double before = beats.get(index) - beats.get(index - 1);
      double after = beats.get(index + 1) - beats.get(index);
      changes[index] = Math.min(CHANGE_MAX, Math.abs(after - before) / ((after + before) / 2));
    }
    return changes;
  }

  /// Without the silent beats at both ends.
  private static List<Integer> trimmed(List<Integer> row, double[] strengths) {
    int from = 0;
    int to = row.size();
    while (from < to && strengths[row.get(from)] < HEARD) {
      from++;
    }
    while (to > from && strengths[row.get(to - 1)] < HEARD) {
      to--;
    }
    return row.subList(from, to);
  }
}
