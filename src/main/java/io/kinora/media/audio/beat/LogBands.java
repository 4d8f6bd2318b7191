package io.kinora.media.audio.beat;

import java.util.ArrayList;
import java.util.List;

/// Sums a spectrum up in bands of a semitone, loudness on a logarithmic scale.
final class LogBands {

  private static final double LOWEST_HERTZ = 27.5;
  private static final double HIGHEST_HERTZ = 16_000;
  private static final int PER_OCTAVE = 12;

  /// Puts the floor of what counts some 40 dB under a loud sound. A lower floor makes soft notes
  /// count like drums.
  private static final float GAIN = 50;

  /// @param first   bin of the spectrum
  /// @param weights of the bins from there; they add up to 1
  private record Band(int first, float[] weights, double hertz) {}

  private final List<Band> bands;

  /// @param binHertz the distance of two bins of the spectrum
  LogBands(double binHertz, int binCount) {
    var found = new ArrayList<Band>();
    int lastMiddle = -1;
    for (double hertz = LOWEST_HERTZ;
        hertz < HIGHEST_HERTZ;
        hertz *= Math.pow(2, 1.0 / PER_OCTAVE)) {
      int middle = (int) Math.round(hertz / binHertz);
      if (middle != lastMiddle
          && middle > 0
          && middle < binCount - 1) { // Low semitones share bins.
        found.add(triangle(hertz, binHertz, binCount));
        lastMiddle = middle;
      }
    }
    bands = List.copyOf(found);
  }

  private static Band triangle(double hertz, double binHertz, int binCount) {
    double ratio = Math.pow(2, 1.0 / PER_OCTAVE);
    double middle = hertz / binHertz;
    double left = Math.min(middle / ratio, middle - 1);
    double right = Math.max(middle * ratio, middle + 1);
    int first = (int) Math.max(0, Math.ceil(left));
    int last = (int) Math.min(binCount - 1, Math.floor(right));
    var weights = new float[last - first + 1];
    float sum = 0;
    for (int index = 0; index < weights.length; index++) {
      double at = first + index;
      double weight = at < middle ? (at - left) / (middle - left) : (right - at) / (right - middle);
      weights[index] = (float) Math.max(0, weight);
      sum += weights[index];
    }
    for (int index = 0; index < weights.length; index++) {
      weights[index] /= sum;
    }
    return new Band(first, weights, hertz);
  }

  int count() {
    return bands.size();
  }

  /// The first band that is not below a frequency.
  int from(double hertz) {
    int index = 0;
    while (index < bands.size() && bands.get(index).hertz < hertz) {
      index++;
    }
    return index;
  }

  /// Which of the twelve semitones a band is, from A.
  int semitone(int band) {
    double octaves = Math.log(bands.get(band).hertz / LOWEST_HERTZ) / Math.log(2);
    return Math.floorMod((int) Math.round(octaves * PER_OCTAVE), PER_OCTAVE);
  }

  void sum(float[] magnitudes, float[] levels) {
    for (int band = 0; band < bands.size(); band++) {
      Band it = bands.get(band);
      float sum = 0;
      for (int index = 0; index < it.weights.length; index++) {
        sum += it.weights[index] * magnitudes[it.first + index];
      }
      levels[band] = (float) Math.log10(1 + GAIN * sum);
    }
  }
}
