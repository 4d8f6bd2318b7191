package io.kinora.media.render;

import io.kinora.media.timeline.Sound;

/// The loudness of a sound at each sample of the film. Ramps of the two sides of a transition add
/// up to one.
final class Gain {

  private final double volume;
  private final double[] starts; // in samples
  private final double[] lengths;
  private final double[] from;
  private final double[] to;

  private Gain(double volume, int rampCount) {
    this.volume = volume;
    starts = new double[rampCount];
    lengths = new double[rampCount];
    from = new double[rampCount];
    to = new double[rampCount];
  }

  static Gain of(Sound sound) {
    int count = sound.ramps().size();
    var gain = new Gain(sound.volume(), count);
    for (int index = 0; index < count; index++) {
      Sound.Ramp ramp = sound.ramps().get(index);
      gain.starts[index] = Track.exactSamplesIn(ramp.start());
      gain.lengths[index] = Track.exactSamplesIn(ramp.length());
      gain.from[index] = ramp.from();
      gain.to[index] = ramp.to();
    }
    return gain;
  }

  double at(long sample) {
    double gain = volume;
    for (int index = 0; index < starts.length; index++) {
      double progress = Math.clamp((sample - starts[index]) / lengths[index], 0, 1);
      gain *= from[index] + (to[index] - from[index]) * progress;
    }
    return gain;
  }
}
