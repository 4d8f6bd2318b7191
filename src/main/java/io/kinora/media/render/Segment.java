package io.kinora.media.render;

import java.util.ArrayList;
import java.util.List;

/// A run of frames that is encoded by itself.
///
/// @param number in the film, from 0
/// @param firstFrame index of its first frame in the film
/// @param frameCount at least 1
record Segment(int number, long firstFrame, int frameCount) {

  /// Long enough that key frames cost little, short enough that many machines share a film.
  private static final double SECONDS_MAX = 6;

  private static final double SECONDS_MIN = 2.5;

  /// As many cores have the same to do.
  private static final int AT_ONCE = 4;

  /// Cuts a film into segments of nearly equal length, mostly as many as a multiple of four.
  /// Depends on the film alone, so that every number of machines makes the same frames.
  static List<Segment> of(long frameCount, double framesPerSecond) {
    double seconds = frameCount / framesPerSecond;
    int wished = AT_ONCE * (int) Math.ceil(seconds / SECONDS_MAX / AT_ONCE);
    int most = Math.toIntExact(
        Math.min(frameCount, (long) (seconds / SECONDS_MIN))); // A frame may last longer.
    int count = Math.max(1, Math.min(wished, most));
    var segments = new ArrayList<Segment>();
    for (int number = 0; number < count; number++) {
      long first = frameCount * number / count;
      long end = frameCount * (number + 1) / count;
      segments.add(new Segment(number, first, (int) (end - first)));
    }
    return segments;
  }
}
