package io.kinora.media.audio.beat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the row of beats that fits a pulse best: beats where it is high, at a tempo that is
/// likely and changes little. Source: the state space of Krebs, Böck and Widmer, An efficient
/// state-space model for joint tempo and meter tracking, 2015.
///
/// A state is a tempo and the time since the last beat. Only beats have choices, so each row of
/// beats is a chain of its beats; chains that lose are not referred to any more, and what is
/// left has one common past and some seconds of doubt.
final class BeatTracker {

  private static final int INTERVAL_MIN = 28; // 214 beats a minute
  private static final int INTERVAL_MAX = 109; // 55
  private static final int INTERVALS = INTERVAL_MAX - INTERVAL_MIN + 1;

  private static final double USUAL_TEMPO = 115;
  private static final double TEMPO_SPREAD_OCTAVES = 0.7;
  private static final double PRIOR_WEIGHT = 1;
  private static final double UNSTEADINESS = 0.035;
  private static final double LARGE_CHANGE = 0.07;

  /// Pulses are held between these, and 0 is where a beat is as likely as none.
  private static final double PULSE_EVEN = 0.2;

  private static final double PULSE_MIN = 0.03;
  private static final double PULSE_MAX = 1.2;

  private record Beat(int frame, @Nullable Beat before) {}

  private final double[][] changes = new double[INTERVALS][INTERVALS];
  private final double[] priors = new double[INTERVALS];
  private final double[][] scores = new double[INTERVALS][];
  private final @Nullable Beat[][] beats = new Beat[INTERVALS][];

  private BeatTracker() {
    for (int to = 0; to < INTERVALS; to++) {
      double octaves = Math.log(6_000.0 / (to + INTERVAL_MIN) / USUAL_TEMPO)
          / Math.log(2)
          / TEMPO_SPREAD_OCTAVES;
      priors[to] = -PRIOR_WEIGHT * octaves * octaves / 2;
      scores[to] = new double[to + INTERVAL_MIN];
      beats[to] = new Beat[to + INTERVAL_MIN];
      for (int from = 0; from < INTERVALS; from++) {
        changes[to][from] =
            -changeCost(Math.abs(Math.log((to + INTERVAL_MIN) / (double) (from + INTERVAL_MIN))));
      }
    }
  }

  /// Small changes are a human's, or come from the frames' being whole: they cost little. A
  /// large one costs in proportion.
  private static double changeCost(double ratio) {
    double unsteady = Math.min(ratio, LARGE_CHANGE) / UNSTEADINESS;
    double beyond = Math.max(0, ratio - LARGE_CHANGE) * LARGE_CHANGE / UNSTEADINESS / UNSTEADINESS;
    return unsteady * unsteady / 2 + beyond;
  }

  /// The frames of the beats.
  static List<Integer> beats(float[] pulse) {
    var tracker = new BeatTracker();
    for (int frame = 0; frame < pulse.length; frame++) {
      tracker.step(frame, likelihood(pulse, frame));
    }
    return tracker.best();
  }

  /// A beat is the top of its surroundings.
  private static double likelihood(float[] pulse, int frame) {
    double sum = pulse[frame];
    sum += (frame > 0 ? pulse[frame - 1] : 0) * 0.5;
    sum += (frame + 1 < pulse.length ? pulse[frame + 1] : 0) * 0.5;
    return 2 * Math.log(Math.clamp(sum / 2, PULSE_MIN, PULSE_MAX) / PULSE_EVEN);
  }

  /// Each tempo's states are a ring: what ends its interval now is where the next begins.
  private void step(int frame, double likelihood) {
    var ending = new double[INTERVALS];
    var ended = new Beat[INTERVALS];
    for (int from = 0; from < INTERVALS; from++) {
      int slot = frame % scores[from].length;
      ending[from] = scores[from][slot];
      ended[from] = beats[from][slot];
    }
    for (int to = 0; to < INTERVALS; to++) {
      int best = best(ending, changes[to]);
      int slot = frame % scores[to].length;
      scores[to][slot] = ending[best] + changes[to][best] + priors[to] + likelihood;
      beats[to][slot] = new Beat(frame, ended[best]);
    }
  }

  private static int best(double[] ending, double[] change) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int from = 0; from < ending.length; from++) {
      double score = ending[from] + change[from];
      if (score > highest) {
        highest = score;
        best = from;
      }
    }
    return best;
  }

  /// The chain of the best state at the end.
  private List<Integer> best() {
    double highest = Double.NEGATIVE_INFINITY;
    Beat last = null;
    for (int tempo = 0; tempo < INTERVALS; tempo++) {
      for (int slot = 0; slot < scores[tempo].length; slot++) {
        if (beats[tempo][slot] != null && scores[tempo][slot] > highest) {
          highest = scores[tempo][slot];
          last = beats[tempo][slot];
        }
      }
    }
    var found = new ArrayList<Integer>();
    for (Beat beat = last; beat != null; beat = beat.before()) {
      found.add(beat.frame());
    }
    Collections.reverse(found);
    return found;
  }
}
