package io.kinora.media.render;

import io.kinora.media.sxml.Playback;
import io.kinora.media.timeline.Sound;
import io.kinora.media.timeline.Sound.Ramp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Keeps sounds from clicking where the film begins or ends them in the middle: there they rise or
/// fall within 2 ms.
///
/// The file's own beginning and end stay as they are; so do cuts that another sound continues, such
/// as a clip in two parts, and those that are silent already.
record CleanCuts(List<Track> tracks) {

  static final Duration RAMP = Duration.ofMillis(2);

  /// Less than a sample.
  private static final double SECONDS_SAME = 1e-5;

  static List<Track> of(List<Track> tracks) {
    var cuts = new CleanCuts(tracks);
    return tracks.stream().map(cuts::clean).toList();
  }

  private Track clean(Track track) {
    Sound sound = track.sound();
    Duration start = sound.span().start();
    Duration end = sound.span().end();
    var ramps = new ArrayList<Ramp>();
    if (beginsInside(sound)
        && isHeardAt(sound, start)
        && tracks.stream().noneMatch(it -> continues(it, track))) {
      ramps.add(new Ramp(start, RAMP, 0, 1));
    }
    if (endsInside(track)
        && isHeardAt(sound, end)
        && tracks.stream().noneMatch(it -> continues(track, it))) {
      ramps.add(new Ramp(end.minus(RAMP), RAMP, 1, 0));
    }
    return ramps.isEmpty() ? track : new Track(sound.with(ramps), track.file());
  }

  private static boolean beginsInside(Sound sound) {
    return sound.playback().skip().isPositive();
  }

  private static boolean endsInside(Track track) {
    double length = track.file().length().map(CleanCuts::seconds).orElse(0.0);
    return track.sound().playback().loops() || fileEnd(track.sound()) < length - SECONDS_SAME;
  }

  private static boolean isHeardAt(Sound sound, Duration time) {
    return sound.ramps().stream().allMatch(ramp -> ramp.factorAt(seconds(time)) > 0);
  }

  /// Tells whether `second` goes on in the same file where `first` ends.
  private static boolean continues(Track first, Track second) {
    Playback before = first.sound().playback();
    Playback after = second.sound().playback();
    return first.sound().source().equals(second.sound().source())
        && before.speed() == after.speed()
        && !before.loops()
        && first.endSample() == second.firstSample()
        && Math.abs(fileEnd(first.sound()) - seconds(after.skip())) < SECONDS_SAME;
  }

  /// The place in the file at which the sound ends, in seconds.
  private static double fileEnd(Sound sound) {
    Playback playback = sound.playback();
    return seconds(playback.skip()) + seconds(sound.span().length()) * playback.speed();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
