package io.kinora.media.render;

import java.util.Arrays;

/// The samples of a short sound, kept to be heard again and again.
final class Tape {

  /// Eight seconds: longer sounds are decoded anew, which then is seldom.
  static final int VALUES_MAX = 8 * Track.SAMPLE_RATE * Track.CHANNELS;

  private float[] values = new float[1 << 12];
  private int length;
  private int position;
  private boolean isTorn;

  /// Adds what was heard; too much of it makes the tape useless.
  void record(float[] heard, int from, int count) {
    isTorn |= count > VALUES_MAX - length;
    if (isTorn) {
      values = new float[0];
      return;
    }
    if (length + count > values.length) {
      values = Arrays.copyOf(values, Math.min(VALUES_MAX, 2 * (length + count)));
    }
    System.arraycopy(heard, from, values, length, count);
    length += count;
  }

  /// Tells whether it has the whole sound, which has some length.
  boolean isPlayable() {
    return !isTorn && length > 0;
  }

  /// Gives the next values, the first after the last.
  void play(float[] into, int from, int count) {
    int at = from;
    int end = from + count;
    while (at < end) {
      int part = Math.min(end - at, length - position);
      System.arraycopy(values, position, into, at, part);
      position = (position + part) % length;
      at += part;
    }
  }
}
