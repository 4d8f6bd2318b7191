package io.kinora.media.render;

import io.kinora.media.sxml.Ducking;
import java.util.ArrayList;
import java.util.List;

/// How far a master lowers the others at each sample of the film. Asked forward, by one thread.
///
/// Source: the film language, section 12.
final class DuckCurve {

  /// Where others are down: samples of the film, from `start` to before `end`.
  record Stretch(long start, long end) {}

  private final List<Stretch> down;
  private final double level;
  private final double fade; // in samples
  private int next; // the first stretch that has not begun

  private DuckCurve(List<Stretch> down, double level, double fade) {
    this.down = down;
    this.level = level;
    this.fade = fade;
  }

  static DuckCurve of(PeakMeter peaks, Ducking ducking) {
    return new DuckCurve(
        down(peaks, ducking.threshold(), Track.samplesIn(ducking.margin())),
        ducking.others(),
        Track.exactSamplesIn(ducking.fade()));
  }

  /// Where the master is heard, with the margins; stretches that then meet are one.
  static List<Stretch> down(PeakMeter peaks, double threshold, long margin) {
    var stretches = new ArrayList<Stretch>();
    double least = threshold * peaks.highest();
    for (int index = 0; index < peaks.values().length; index++) {
      if (peaks.highest() == 0 || peaks.values()[index] < least) {
        continue;
      }
      long start = (peaks.firstWindow() + index) * PeakMeter.WINDOW;
      add(stretches, new Stretch(start - margin, start + PeakMeter.WINDOW + margin));
    }
    return stretches;
  }

  private static void add(List<Stretch> stretches, Stretch more) {
    if (!stretches.isEmpty() && stretches.getLast().end() >= more.start()) {
      Stretch last = stretches.removeLast();
      stretches.add(new Stretch(last.start(), more.end()));
    } else {
      stretches.add(more);
    }
  }

  /// @param sample not before the one that was asked for last
  double factorAt(long sample) {
    while (next < down.size() && down.get(next).start() <= sample) {
      next++;
    }
    long distance = Long.MAX_VALUE; // to the nearest stretch
    if (next > 0) {
      distance = Math.max(0, sample - down.get(next - 1).end() + 1);
    }
    if (next < down.size()) {
      distance = Math.min(distance, down.get(next).start() - sample);
    }
    return distance == 0 ? level : level + (1 - level) * Math.min(1, distance / fade);
  }
}
