package io.kinora.media.audio.beat;

import io.kinora.media.audio.beat.Features.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Finds which beats begin a bar of three or four: those where the harmony changes, where low
/// sounds are, and where no snare is.
final class BarFinder {

  /// What is expected at each beat of a bar, for each clue: a new harmony, low sounds, high
  /// sounds, loudness.
  private static final double[][] BAR_OF_FOUR = {
    {1.2, -0.5, -0.2, -0.5}, {0.5, -0.4, 0.3, -0.4}, {-0.2, 0.3, -0.3, 0.2}, {0.5, -0.2, 0, -0.3}
  };

  private static final double[][] BAR_OF_THREE = {
    {1.2, -0.6, -0.6}, {0.8, -0.4, -0.4}, {-0.4, 0.2, 0.2}, {0.5, -0.3, -0.2}
  };

  /// What a bar that is cut short must gain to be believed.
  private static final double BREAK_COST = 12;

  /// What varies less says nothing.
  private static final double SPREAD_MIN = 0.05;

  private static final int NEAR_FRAMES = 3;

  private final List<Integer> beats;
  private final List<double[]> clues;

  private BarFinder(List<Integer> beats, Features features) {
    this.beats = beats;
    clues = List.of(
        clue(index -> change(index, features)),
        clue(index -> onset(index, features, Range.LOW)),
        clue(index -> onset(index, features, Range.HIGH)),
        clue(index -> accent(index, features)));
  }

  /// What is heard at each beat, brought to mean 0 and spread 1.
  private double[] clue(IntToDoubleFunction heard) {
    double[] values = IntStream.range(0, beats.size()).mapToDouble(heard).toArray();
    standardise(values);
    return values;
  }

  /// @param beats an unbroken row of frames
  /// @return some of them
  static List<Integer> downbeats(List<Integer> beats, Features features) {
    var finder = new BarFinder(beats, features);
    boolean isThree = finder.likeness(3) > finder.likeness(4);
    return finder.downbeats(isThree ? BAR_OF_THREE : BAR_OF_FOUR);
  }

  /// How far the harmony after a beat is from that before: 0 to 1.
  private double change(int index, Features features) {
    int beat = beats.get(index);
    int before = index > 0 ? beats.get(index - 1) : beat - 40;
    int after = index + 1 < beats.size() ? beats.get(index + 1) : beat + 40;
    double[] one = features.chroma(before + 2, beat - 2);
    double[] other = features.chroma(beat + 4, after - 2);
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int semitone = 0; semitone < one.length; semitone++) {
      product += one[semitone] * other[semitone];
      squares += one[semitone] * one[semitone];
      otherSquares += other[semitone] * other[semitone];
    }
    return squares == 0 || otherSquares == 0 ? 0 : 1 - product / Math.sqrt(squares * otherSquares);
  }

  private double onset(int index, Features features, Range range) {
    double highest = 0;
    for (int near = -NEAR_FRAMES; near <= NEAR_FRAMES; near++) {
      highest = Math.max(highest, features.onset(range, beats.get(index) + near));
    }
    return highest;
  }

  private double accent(int index, Features features) {
    return Arrays.stream(Range.values())
        .mapToDouble(range -> onset(index, features, range))
        .sum();
  }

  private static void standardise(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance =
        Arrays.stream(values).map(it -> (it - mean) * (it - mean)).average().orElse(0);
    double spread = Math.max(SPREAD_MIN, Math.sqrt(variance));
    for (int index = 0; index < values.length; index++) {
      values[index] = Math.clamp((values[index] - mean) / spread, -3, 3);
    }
  }

  /// How much beats are like those one and two bars later.
  private double likeness(int metre) {
    double sum = 0;
    for (double[] clue : clues) {
      sum += likeness(clue, metre) + likeness(clue, 2 * metre);
    }
    return sum;
  }

  private static double likeness(double[] clue, int distance) {
    double sum = 0;
    for (int index = 0; index + distance < clue.length; index++) {
      sum += clue[index] * clue[index + distance];
    }
    return sum / Math.max(1, clue.length - distance);
  }

  /// The best way to count the beats; a count may be broken off, at a cost.
  private List<Integer> downbeats(double[][] bar) {
    int metre = bar[0].length;
    var scores = new double[metre];
    var cameFrom = new int[beats.size()][metre];
    for (int index = 0; index < beats.size(); index++) {
      int best = highest(scores);
      var next = new double[metre];
      for (int count = 0; count < metre; count++) {
        int usual = (count + metre - 1) % metre;
        boolean breaks = scores[best] - BREAK_COST > scores[usual];
        cameFrom[index][count] = breaks ? best : usual;
        next[count] = (breaks ? scores[best] - BREAK_COST : scores[usual]) + fit(bar, count, index);
      }
      scores = next;
    }
    return counted(highest(scores), cameFrom);
  }

  private double fit(double[][] bar, int count, int index) {
    double sum = 0;
    for (int clue = 0; clue < clues.size(); clue++) {
      sum += bar[clue][count] * clues.get(clue)[index];
    }
    return sum;
  }

  private static int highest(double[] scores) {
    int best = 0;
    for (int index = 1; index < scores.length; index++) {
      best = scores[index] > scores[best] ? index : best;
    }
    return best;
  }

  private List<Integer> counted(int lastCount, int[][] cameFrom) {
    var downbeats = new ArrayList<Integer>();
    int count = lastCount;
    for (int index = beats.size() - 1; index >= 0; index--) {
      if (count == 0) {
        downbeats.addFirst(beats.get(index));
      }
      count = cameFrom[index][count];
    }
    return downbeats;
  }
}
