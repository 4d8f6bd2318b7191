package io.kinora.media.audio.beat;

import java.util.Arrays;

/// What is remembered of a sound: a few numbers for each hundredth of a second. An hour has 9
/// MB.
final class Features {

  static final int FRAMES_PER_SECOND = 100;
  static final int SEMITONES = 12;

  /// Steps of a semitone's level that is kept in a byte.
  private static final float LEVEL_STEPS = 32;

  /// A part of the spectrum in which onsets are looked for.
  enum Range {
    LOW(0),
    MIDDLE(1),
    HIGH(2);

    private final int row;

    Range(int row) {
      this.row = row;
    }
  }

  private float[][] onsets = new float[Range.values().length][1 << 12];
  private byte[] chroma = new byte[SEMITONES << 12];
  private int frameCount;

  /// @param rises  how much louder each range became, lowest first
  /// @param levels of the twelve semitones
  void add(float[] rises, float[] levels) {
    if (frameCount == onsets[0].length) {
      for (int range = 0; range < onsets.length; range++) {
        onsets[range] = Arrays.copyOf(onsets[range], 2 * frameCount);
      }
      chroma = Arrays.copyOf(chroma, 2 * chroma.length);
    }
    for (int range = 0; range < onsets.length; range++) {
      onsets[range][frameCount] = rises[range];
    }
    for (int semitone = 0; semitone < SEMITONES; semitone++) {
      chroma[frameCount * SEMITONES + semitone] =
          (byte) Math.min(127, Math.round(levels[semitone] * LEVEL_STEPS));
    }
    frameCount++;
  }

  int frameCount() {
    return frameCount;
  }

  /// How much louder a range became in a frame; 0 outside of the sound.
  float onset(Range range, int frame) {
    return frame < 0 || frame >= frameCount ? 0 : onsets[range.row][frame];
  }

  /// The mean levels of the twelve semitones in the frames from `from` to before `to`.
  double[] chroma(int from, int to) {
    var mean = new double[SEMITONES];
    int begin = Math.clamp(from, 0, frameCount);
    int end = Math.clamp(to, begin, frameCount);
    for (int index = begin * SEMITONES; index < end * SEMITONES; index++) {
      mean[index % SEMITONES] += chroma[index];
    }
    for (int semitone = 0; semitone < SEMITONES; semitone++) {
      mean[semitone] /= Math.max(1, end - begin) * LEVEL_STEPS;
    }
    return mean;
  }
}
