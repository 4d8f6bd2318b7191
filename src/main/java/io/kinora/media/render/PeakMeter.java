package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRunner;

/// The peaks of a master, with its own volume and fades, in windows of 10 ms of the film: half a
/// day takes 17 MB. Source: the film language, section 12.
///
/// @param firstWindow of the film, from its start
/// @param values the highest of each window
record PeakMeter(long firstWindow, float[] values) {

  static final int WINDOW = Track.SAMPLE_RATE / 100;

  /// Hears the whole track.
  static PeakMeter of(Track track, FfmpegRunner runner, StopSignal stop) {
    long first = track.firstSample() / WINDOW;
    long end = Math.ceilDiv(track.endSample(), WINDOW);
    float[] peaks = new float[Math.toIntExact(end - first)];
    try (var reader = SoundReader.open(track, runner, stop)) {
      for (int index = 0; index < peaks.length; index++) {
        stop.check();
        float[] window = new float[WINDOW * Track.CHANNELS];
        reader.addTo(window, (first + index) * WINDOW);
        peaks[index] = peak(window);
      }
    }
    return new PeakMeter(first, peaks);
  }

  /// The highest value of all.
  float highest() {
    return peak(values);
  }

  private static float peak(float[] values) {
    float peak = 0;
    for (float value : values) {
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }
}
