package io.kinora.media.audio.beat;

import java.util.List;
import java.util.stream.Stream;

/// Listens to a sound from its begin to its end, and tells its rhythm. For one thread.
public final class BeatAnalysis {

  /// What it expects, one channel.
  public static final int SAMPLE_RATE = 44_100;

  private final Listener listener = new Listener();

  public void add(short[] samples, int count) {
    listener.add(samples, count);
  }

  public Rhythm rhythm() {
    Features features = listener.features();
    Pulse pulse = Pulse.of(features);
    List<List<Integer>> rows = Presence.rows(BeatTracker.beats(pulse.salience()), pulse.contrast());
    return new Rhythm(
        seconds(rows.stream().flatMap(List::stream)),
        seconds(rows.stream().flatMap(row -> BarFinder.downbeats(row, features).stream())));
  }

  private static List<Double> seconds(Stream<Integer> frames) {
    return frames.map(frame -> (double) frame / Features.FRAMES_PER_SECOND).toList();
  }
}
