package io.kinora.media.publish;

import java.util.List;
import java.util.Optional;

/// A frame that may become the poster, as a tiny picture.
///
/// @param seconds when it is shown
/// @param rgb three bytes a pixel; nobody changes them
record Candidate(double seconds, byte[] rgb) {

  private static final int BINS = 16;

  /// Of 255: such as black with a dim title, or a white page.
  private static final double BLACK_MEAN_MAX = 24;
  private static final double UNIFORM_DEVIATION_MAX = 6;

  /// So far apart are histograms of frames of one scene; of other scenes ten times as far.
  private static final double NEAR = 0.05;

  /// Tells whether there is something to see on it.
  boolean isTelling() {
    double mean = 0;
    double squares = 0;
    for (int at = 0; at < rgb.length; at += 3) {
      double brightness = brightness(at);
      mean += brightness;
      squares += brightness * brightness;
    }
    int count = rgb.length / 3;
    mean /= count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    return mean > BLACK_MEAN_MAX && deviation > UNIFORM_DEVIATION_MAX;
  }

  private double brightness(int at) {
    return 0.2126 * (rgb[at] & 255) + 0.7152 * (rgb[at + 1] & 255) + 0.0722 * (rgb[at + 2] & 255);
  }

  /// The most typical one among those with something to see; empty where none has.
  static Optional<Candidate> mostTypicalTelling(List<Candidate> candidates) {
    List<Candidate> telling = candidates.stream().filter(Candidate::isTelling).toList();
    return telling.isEmpty() ? Optional.empty() : Optional.of(mostTypical(telling));
  }

  /// The one that has the most others like it: the nearest to an average would often be a mix
  /// of two scenes. The first of equals.
  ///
  /// @param candidates at least one
  static Candidate mostTypical(List<Candidate> candidates) {
    List<double[]> histograms = candidates.stream().map(Candidate::histogram).toList();
    int best = 0;
    double bestLikeness = 0;
    for (int index = 0; index < candidates.size(); index++) {
      double likeness = 0;
      for (double[] other : histograms) {
        likeness += NEAR / (NEAR + distance(histograms.get(index), other));
      }
      if (likeness > bestLikeness) {
        best = index;
        bestLikeness = likeness;
      }
    }
    return candidates.get(best);
  }

  /// How often each part has each brightness, as shares.
  private double[] histogram() {
    var bins = new double[3 * BINS];
    for (int at = 0; at < rgb.length; at++) {
      bins[at % 3 * BINS + (rgb[at] & 255) * BINS / 256] += 3.0 / rgb.length;
    }
    return bins;
  }

  private static double distance(double[] first, double[] second) {
    double sum = 0;
    for (int bin = 0; bin < first.length; bin++) {
      sum += (first[bin] - second[bin]) * (first[bin] - second[bin]);
    }
    return sum;
  }
}
