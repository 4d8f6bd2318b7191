package io.kinora.media.audio.beat;

/// How much each frame sounds like a beat, without regard to the others.
///
/// @param salience against the peaks of the seconds around: 1 is as high as they usually are
/// @param contrast against all frames of the seconds around: 1 is their root mean square
record Pulse(float[] salience, float[] contrast) {

  /// What is quieter is no onset, so that hiss is not turned up: rises in factors of ten.
  private static final double RISE_MIN = 0.02;

  private static final double LEVEL_MIN = 0.3;
  private static final int AROUND_FRAMES = 4 * Features.FRAMES_PER_SECOND;

  static Pulse of(Features features) {
    float[] onsets = weighed(features);
    var salience = new float[onsets.length];
    var contrast = new float[onsets.length];
    double squares = 0;
    double cubes = 0;
    double fourths = 0;
    for (int frame = -AROUND_FRAMES; frame < onsets.length; frame++) {
      double in = at(onsets, frame + AROUND_FRAMES);
      double out = at(onsets, frame - AROUND_FRAMES - 1);
      squares = Math.max(0, squares + in * in - out * out);
      cubes = Math.max(0, cubes + in * in * in - out * out * out);
      fourths = Math.max(0, fourths + Math.pow(in, 4) - Math.pow(out, 4));
      if (frame >= 0) {
        int from = Math.max(0, frame - AROUND_FRAMES);
        int to = Math.min(onsets.length - 1, frame + AROUND_FRAMES);
        double rms = Math.sqrt(squares / (to - from + 1));
        double peak = fourths / Math.max(1e-9, cubes); // the mean of the peaks, however dense
        contrast[frame] = (float) (onsets[frame] / Math.max(LEVEL_MIN, rms));
        salience[frame] = (float) (onsets[frame] / Math.max(LEVEL_MIN, peak));
      }
    }
    return new Pulse(salience, contrast);
  }

  /// High sounds count for more: drums have them, and off the beat there are more often notes.
  private static double weight(Features.Range range) {
    return switch (range) {
      case LOW, MIDDLE -> 1;
      case HIGH -> 1.25;
    };
  }

  private static float[] weighed(Features features) {
    var sum = new float[features.frameCount()];
    for (Features.Range range : Features.Range.values()) {
      double scale = weight(range) / Math.max(RISE_MIN, rms(features, range));
      for (int frame = 0; frame < sum.length; frame++) {
        sum[frame] += (float) (scale * features.onset(range, frame));
      }
    }
    return sum;
  }

  private static double rms(Features features, Features.Range range) {
    double squares = 0;
    for (int frame = 0; frame < features.frameCount(); frame++) {
      squares += Math.pow(features.onset(range, frame), 2);
    }
    return Math.sqrt(squares / Math.max(1, features.frameCount()));
  }

  private static double at(float[] values, int frame) {
    return frame < 0 || frame >= values.length ? 0 : values[frame];
  }
}
