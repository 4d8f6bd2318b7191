package io.kinora.media.image;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// When the frames of a strip are taken from a video. Source: the tasks contract, section 10,
/// strips.
///
/// @param times rising, counted from the start of the video
public record FrameTimes(List<Duration> times) {

  /// What lies closer together is decoded in one go: to seek costs more, as half of what lies
  /// between
  /// two key frames is decoded for nothing.
  private static final Duration NEAR = Duration.ofSeconds(1);

  /// Files round the times of their frames.
  private static final Duration TOLERANCE = Duration.ofMillis(1);

  public FrameTimes {
    times = List.copyOf(times);
  }

  /// Times that one run of ffmpeg decodes.
  ///
  /// @param index of the first among all
  record Run(int index, List<Duration> times) {

    Run {
      times = List.copyOf(times);
    }
  }

  /// Frames at equal distances, from `start` to `end`: fewer where the video has not so many, or
  /// ends
  /// before.
  ///
  /// @param last  when the last frame of the video is shown
  /// @param count how many are wished, at least 1
  /// @param rate  frames a second, 0 where it is unknown
  public static FrameTimes between(
      Duration start, Duration end, Duration last, int count, double rate) {
    if (start.compareTo(last.plus(TOLERANCE)) > 0) {
      return new FrameTimes(List.of());
    }
    double seconds = end.minus(start).toNanos() / 1e9;
    int most = rate > 0 && seconds >= 0 ? (int) Math.floor(seconds * rate + 1e-3) + 1 : count;
    int all = Math.max(1, Math.min(count, most));
    var times = new ArrayList<Duration>();
    for (int index = 0; index < all; index++) {
      double share = all == 1 ? 0 : (double) index / (all - 1);
      Duration time = start.plusNanos(Math.round(seconds * 1e9 * share));
      if (time.compareTo(last.plus(TOLERANCE)) <= 0) {
        times.add(time);
      }
    }
    return new FrameTimes(times);
  }

  /// All times, in runs of those that lie close together.
  List<Run> runs() {
    var runs = new ArrayList<Run>();
    int first = 0;
    for (int next = 1; next <= times.size(); next++) {
      if (next == times.size() || isFar(times.get(next - 1), times.get(next))) {
        runs.add(new Run(first, times.subList(first, next)));
        first = next;
      }
    }
    return runs;
  }

  private static boolean isFar(Duration before, Duration after) {
    return after.minus(before).compareTo(NEAR) > 0;
  }
}
