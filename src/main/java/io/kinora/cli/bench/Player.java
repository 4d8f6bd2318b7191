package io.kinora.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// Plays a piece bar by bar, and notes where its beats are. A human one: off by some
/// milliseconds, and never twice equally loud.
final class Player {

  private static final double SECONDS = 36;
  private static final double OFF_SECONDS = 0.005;
  private static final int[] CHORDS = {0, 9, 5, 7}; // semitones above the tonic: I VI IV V
  private static final int[] TRIAD = {0, 4, 7};

  private final Random random;
  private final Voices voices;
  private final List<Double> beats = new ArrayList<>();
  private final int metre;
  private final double tonic;

  /// @param metre beats in a bar
  Player(Random random, int metre, double firstBeat, DoubleUnaryOperator tempoAt) {
    this.random = random;
    this.metre = metre;
    voices = new Voices(SECONDS, random);
    tonic = 110 * Math.pow(2, random.nextInt(12) / 12.0);
    for (double time = firstBeat; time < SECONDS - 0.2; ) {
      beats.add(time);
      time += 60 / tempoAt.applyAsDouble(time);
    }
  }

  Voices voices() {
    return voices;
  }

  int beatCount() {
    return beats.size();
  }

  int bar(int beat) {
    return beat / metre;
  }

  int inBar(int beat) {
    return beat % metre;
  }

  /// A time between this beat and the next, played by a human.
  double at(int beat, double share) {
    double begin = beats.get(beat);
    double end = beat + 1 < beats.size() ? beats.get(beat + 1) : begin + length(beat);
    return begin + share * (end - begin) + OFF_SECONDS * random.nextGaussian();
  }

  /// How long a beat lasts.
  double length(int beat) {
    int last = beats.size() - 1;
    return beat < last
        ? beats.get(beat + 1) - beats.get(beat)
        : beats.get(last) - beats.get(last - 1);
  }

  /// About this loud.
  double loud(double level) {
    return level * (0.85 + 0.3 * random.nextDouble());
  }

  /// A note of the chord of a bar.
  ///
  /// @param step 0 the root, 1 the third, 2 the fifth, 3 the root an octave higher …
  double note(int beat, int step) {
    int root = CHORDS[bar(beat) % CHORDS.length];
    int third = root == 9 && step % 3 == 1 ? -1 : 0; // a minor chord
    int semitones = root + TRIAD[step % 3] + third + 12 * (step / 3);
    return tonic * Math.pow(2, semitones / 12.0);
  }

  void chord(int beat, double share, double beatsLong, double level) {
    for (int step = 0; step < 3; step++) {
      voices.pluck(
          at(beat, share), beatsLong * length(beat), 2 * note(beat, step), loud(level / 2));
    }
  }

  void pad(int beat, double beatsLong, double level) {
    for (int step = 0; step < 3; step++) {
      voices.pad(at(beat, 0), beatsLong * length(beat), 2 * note(beat, step), loud(level / 2));
    }
  }

  void bass(int beat, double share, int step, double level) {
    voices.pluck(at(beat, share), length(beat), note(beat, step) / 2, loud(level));
  }

  BeatTrack track(String name) {
    List<Double> downbeats = new ArrayList<>();
    for (int beat = 0; beat < beats.size(); beat += metre) {
      downbeats.add(beats.get(beat));
    }
    return new BeatTrack(name, voices.recorded(), beats, downbeats);
  }
}
