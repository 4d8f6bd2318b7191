package io.kinora.media.audio.beat;

import java.util.Arrays;

/// Makes features of samples while they come. For one thread.
///
/// An onset is where bands become louder than they, or their neighbours, were two frames before:
/// so vibrato is none. Source: Böck and Widmer, Maximum filter vibrato suppression for onset
/// detection, 2013.
final class Listener {

  private static final int WINDOW = 2_048;
  private static final int HOP = BeatAnalysis.SAMPLE_RATE / Features.FRAMES_PER_SECOND;
  private static final int LOOK_BACK = 2;
  private static final double LOW_END_HERTZ = 160;
  private static final double HIGH_BEGIN_HERTZ = 4_000;
  private static final double CHROMA_BEGIN_HERTZ = 200;
  private static final double CHROMA_END_HERTZ = 2_000;

  private final Fft fft = new Fft(WINDOW);
  private final LogBands bands =
      new LogBands((double) BeatAnalysis.SAMPLE_RATE / WINDOW, WINDOW / 2);
  private final Features features = new Features();
  private final float[] window = new float[WINDOW];
  private final float[] recent = new float[WINDOW]; // begins with half a window of silence
  private final float[] block = new float[WINDOW];
  private final float[] magnitudes = new float[WINDOW / 2];
  private final float[][] levels = new float[LOOK_BACK + 1][bands.count()];
  private final int[] ranges = {
    0, bands.from(LOW_END_HERTZ), bands.from(HIGH_BEGIN_HERTZ), bands.count()
  };
  private final float[] rises = new float[Features.Range.values().length];
  private final float[] chroma = new float[Features.SEMITONES];
  private final int chromaBegin = bands.from(CHROMA_BEGIN_HERTZ);
  private final int chromaEnd = bands.from(CHROMA_END_HERTZ);
  private final int[] semitones = new int[bands.count()];
  private int filled = WINDOW / 2;
  private long frame;

  Listener() {
    for (int index = 0; index < WINDOW; index++) {
      window[index] = (float) ((1 - Math.cos(2 * Math.PI * index / WINDOW)) / WINDOW * 2 / 32_768);
    }
    for (int band = 0; band < semitones.length; band++) {
      semitones[band] = bands.semitone(band);
    }
  }

  void add(short[] samples, int count) {
    int at = 0;
    while (at < count) {
      int taken = Math.min(count - at, WINDOW - filled);
      for (int index = 0; index < taken; index++) {
        recent[filled + index] = samples[at + index];
      }
      filled += taken;
      at += taken;
      if (filled == WINDOW) {
        look();
        System.arraycopy(recent, HOP, recent, 0, WINDOW - HOP);
        filled = WINDOW - HOP;
      }
    }
  }

  Features features() {
    return features;
  }

  private void look() {
    for (int index = 0; index < WINDOW; index++) {
      block[index] = recent[index] * window[index];
    }
    fft.magnitudes(block, magnitudes);
    float[] now = levels[(int) (frame % levels.length)];
    bands.sum(magnitudes, now);
    compare(now, levels[(int) ((frame + 1) % levels.length)]); // the oldest
    hear(now);
    features.add(rises, chroma);
    frame++;
  }

  private void compare(float[] now, float[] before) {
    for (int range = 0; range < rises.length; range++) {
      float rise = 0;
      for (int band = ranges[range]; band < ranges[range + 1]; band++) {
        float past = before[band];
        past = Math.max(past, before[Math.max(0, band - 1)]);
        past = Math.max(past, before[Math.min(before.length - 1, band + 1)]);
        rise += Math.max(0, now[band] - past);
      }
      rises[range] = rise / (ranges[range + 1] - ranges[range]);
    }
  }

  private void hear(float[] now) {
    Arrays.fill(chroma, 0);
    for (int band = chromaBegin; band < chromaEnd; band++) {
      chroma[semitones[band]] += now[band] / 3; // of three octaves
    }
  }
}
