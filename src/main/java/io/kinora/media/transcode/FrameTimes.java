package io.kinora.media.transcode;

import java.util.Arrays;
import java.util.BitSet;

/// When the frames of a video are shown, as its file says. The arrays belong to it.
///
/// @param ticks of each frame in order, in the stream's own clock
/// @param keys which of them can be decoded by themselves
/// @param clock of the ticks
record FrameTimes(long[] ticks, BitSet keys, Clock clock) {

  /// Of a video whose only frame says nothing.
  private static final long USUAL_FRAME_MICROS = 40_000;

  /// What a stream says of its time and of the shape of its pixels.
  ///
  /// @param secondsPerTick more than zero
  /// @param startSeconds when the file begins
  /// @param pixelAspect width of a pixel through its height
  record Clock(double secondsPerTick, double startSeconds, double pixelAspect) {}

  /// Frames that do not go on in time are left out: a second half of a picture, or a mistake.
  static FrameTimes of(long[] unordered, BitSet unorderedKeys, Clock clock) {
    var keyed = new long[unordered.length];
    for (int index = 0; index < unordered.length; index++) {
      keyed[index] = (unordered[index] << 1) | (unorderedKeys.get(index) ? 0 : 1);
    }
    Arrays.sort(keyed);
    var ticks = new long[keyed.length];
    var keys = new BitSet();
    int count = 0;
    for (long next : keyed) {
      if (count == 0 || next >> 1 > ticks[count - 1]) {
        keys.set(count, (next & 1) == 0);
        ticks[count++] = next >> 1;
      }
    }
    return new FrameTimes(Arrays.copyOf(ticks, count), keys, clock);
  }

  int count() {
    return ticks.length;
  }

  /// When a frame is shown, in microseconds from the start of the file.
  long micros(int index) {
    return Math.round((ticks[index] * clock.secondsPerTick() - clock.startSeconds()) * 1e6);
  }

  /// When the last frame ends: it is taken to last as long as the others on average.
  long endMicros() {
    int last = count() - 1;
    return micros(last) + (last == 0 ? USUAL_FRAME_MICROS : (micros(last) - micros(0)) / last);
  }

  /// When a frame is shown in the video that plays backwards. The last frame of all is held from
  /// the very start: while the sound went on after it, before.
  ///
  /// @param index counted in the new order
  /// @param lengthMicros of the whole
  long mirroredMicros(int index, long lengthMicros) {
    if (index == 0) {
      return 0;
    }
    int next = count() - index;
    return next > 0
        ? lengthMicros - micros(next)
        : lengthMicros + (index - count()) * USUAL_FRAME_MICROS;
  }
}
