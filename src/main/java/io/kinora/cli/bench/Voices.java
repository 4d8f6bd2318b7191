package io.kinora.cli.bench;

import java.util.Random;

/// A tape of one channel at 44.1 kHz, and the instruments that play on it. What sounds behind
/// the tape's end is not recorded.
final class Voices {

  static final int RATE = 44_100;

  private final float[] tape;
  private final Random random;

  Voices(double seconds, Random random) {
    tape = new float[(int) (seconds * RATE)];
    this.random = random;
  }

  /// A value of a wave at a time after its begin.
  private interface Wave {
    double at(double seconds);
  }

  private void play(double start, double length, Wave wave) {
    int from = (int) Math.round(start * RATE);
    int to = Math.min(tape.length, from + (int) (length * RATE));
    for (int index = Math.max(0, from); index < to; index++) {
      tape[index] += (float) wave.at((double) (index - from) / RATE);
    }
  }

  void click(double start, double hertz, double level) {
    play(start, 0.05, time -> level * sine(hertz, time) * Math.exp(-time * 90));
  }

  void kick(double start, double level) {
    play(start, 0.3, time -> {
      double phase = 50 * time + 70 / 30.0 * (1 - Math.exp(-time * 30)); // falls from 120 to 50 Hz
      return level * Math.sin(2 * Math.PI * phase) * Math.exp(-time * 12);
    });
  }

  void snare(double start, double level) {
    play(
        start,
        0.25,
        time -> level
            * (0.5 * noise() * Math.exp(-time * 18)
                + 0.5 * sine(185, time) * Math.exp(-time * 25)));
  }

  void hat(double start, double level) {
    var last = new double[1];
    play(start, 0.08, time -> {
      double value = noise();
      double high = value - last[0];
      last[0] = value;
      return level * 0.5 * high * Math.exp(-time * 60);
    });
  }

  /// A string that is plucked: bright first, then dull.
  void pluck(double start, double length, double hertz, double level) {
    play(start, length, time -> {
      double sum = 0;
      for (int harmonic = 1; harmonic <= 6 && harmonic * hertz < RATE / 2.0; harmonic++) {
        sum += sine(harmonic * hertz, time) * Math.exp(-time * (2 + harmonic)) / harmonic;
      }
      return level * 0.5 * sum * edge(time, length, 0.004);
    });
  }

  /// An organ without a beginning that could be heard as a blow.
  void pad(double start, double length, double hertz, double level) {
    play(start, length, time -> {
      double sum = 0;
      for (int harmonic = 1; harmonic <= 4; harmonic++) {
        sum += sine(harmonic * hertz * (1 + 0.001 * harmonic), time) / (harmonic * harmonic);
      }
      return level * 0.5 * sum * edge(time, length, 0.03);
    });
  }

  /// Hiss over all the tape.
  void hiss(double level) {
    for (int index = 0; index < tape.length; index++) {
      tape[index] += (float) (level * noise());
    }
  }

  /// Wind: low noise that slowly comes and goes.
  void wind(double level) {
    double low = 0;
    double phase = random.nextDouble();
    for (int index = 0; index < tape.length; index++) {
      double time = (double) index / RATE;
      low += 0.02 * (noise() - low);
      double swell = 0.6 + 0.3 * sine(0.13, time + phase) + 0.1 * sine(0.31, time);
      tape[index] += (float) (level * 6 * low * swell);
    }
  }

  private static double sine(double hertz, double time) {
    return Math.sin(2 * Math.PI * hertz * time);
  }

  private static double edge(double time, double length, double attack) {
    return Math.min(1, Math.min(time / attack, (length - time) / 0.03));
  }

  private double noise() {
    return 2 * random.nextDouble() - 1;
  }

  /// The tape at full scale, or as quiet as it is where nothing reaches a hundredth of it.
  short[] recorded() {
    float peak = 0.01f;
    for (float value : tape) {
      peak = Math.max(peak, Math.abs(value));
    }
    var samples = new short[tape.length];
    for (int index = 0; index < tape.length; index++) {
      samples[index] = (short) Math.round(tape[index] / peak * 29_000);
    }
    return samples;
  }
}
