package io.kinora.media.render;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The mixed sound of a film, block after block. Holds some thousand samples of each track. For one
/// thread.
///
/// Masters are heard twice: before the mix begins, to know where others go down, which is before
/// they are heard. Source: the film language, section 12.
final class SoundMix implements AutoCloseable {

  private static final int BLOCK = 1_024;

  /// Each is a process.
  private static final int PLAYING_MAX = 48;

  private final FfmpegRunner runner;
  private final StopSignal stop;
  private final Ducker ducker;
  private final List<Track> waiting;
  private final List<SoundReader> playing = new ArrayList<>();
  private final Limiter limiter = new Limiter(BLOCK, Track.CHANNELS);
  private long position; // of the next block that is mixed

  private SoundMix(Ducker ducker, List<Track> tracks, FfmpegRunner runner, StopSignal stop) {
    this.ducker = ducker;
    this.runner = runner;
    this.stop = stop;
    waiting = new ArrayList<>(tracks);
    waiting.sort(Comparator.comparingLong(Track::firstSample));
  }

  /// Hears all masters through: that takes a while.
  static SoundMix of(List<Track> tracks, FfmpegRunner runner, StopSignal stop) {
    var curves = new ArrayList<DuckCurve>();
    for (Track track : tracks) {
      track
          .sound()
          .ducking()
          .ifPresent(
              ducking -> curves.add(DuckCurve.of(PeakMeter.of(track, runner, stop), ducking)));
    }
    return new SoundMix(new Ducker(curves), tracks, runner, stop);
  }

  /// The next samples, interleaved, within full scale; silence after the last sound.
  float[] next() {
    if (position == 0) {
      limiter.next(mixed()); // It is one block late.
    }
    return limiter.next(mixed());
  }

  private float[] mixed() {
    stop.check();
    long end = position + BLOCK;
    open(end);
    float[] masters = new float[BLOCK * Track.CHANNELS];
    float[] others = new float[BLOCK * Track.CHANNELS];
    for (SoundReader reader : playing) {
      reader.addTo(reader.track().isMaster() ? masters : others, position);
    }
    ducker.lower(others, position);
    for (int index = 0; index < others.length; index++) {
      others[index] += masters[index];
    }
    closeEnded(end);
    position = end;
    return others;
  }

  private void open(long end) {
    while (!waiting.isEmpty() && waiting.getFirst().firstSample() < end) {
      if (playing.size() == PLAYING_MAX) {
        throw new Failure(
                FailureCode.DEFINITION_INVALID,
                "more than " + PLAYING_MAX + " sounds are heard at the same time")
            .asException();
      }
      playing.add(SoundReader.open(waiting.removeFirst(), runner, stop));
    }
  }

  private void closeEnded(long end) {
    playing.removeIf(reader -> {
      if (reader.track().endSample() > end) {
        return false;
      }
      reader.close();
      return true;
    });
  }

  @Override
  public void close() {
    playing.forEach(SoundReader::close);
  }
}
