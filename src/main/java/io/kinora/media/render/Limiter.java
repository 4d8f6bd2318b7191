package io.kinora.media.render;

/// Keeps a mix within full scale. Where it would not be, the loudness glides down before and up
/// after; elsewhere samples pass unchanged, to the bit. Gives each block one call late.
final class Limiter {

  private final int channels;
  private float[] held;
  private double heldGain = 1; // what the held block alone would need
  private double edge = 1; // the gain at the beginning of the held block

  Limiter(int blockFrames, int channels) {
    this.channels = channels;
    held = new float[blockFrames * channels];
  }

  /// Takes the next block and gives the one before.
  ///
  /// @param block interleaved samples; the limiter owns them from now on
  float[] next(float[] block) {
    double gain = gainFor(block);
    double end = Math.min(heldGain, gain);
    float[] ready = held;
    if (edge < 1 || end < 1) {
      glide(ready, edge, end);
    }
    held = block;
    heldGain = gain;
    edge = end;
    return ready;
  }

  private static double gainFor(float[] block) {
    float peak = 0;
    for (float sample : block) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak > 1 ? 1 / peak : 1;
  }

  private void glide(float[] block, double from, double to) {
    int frames = block.length / channels;
    for (int frame = 0; frame < frames; frame++) {
      double gain = from + (to - from) * frame / frames;
      for (int channel = 0; channel < channels; channel++) {
        block[frame * channels + channel] *= (float) gain;
      }
    }
  }
}
