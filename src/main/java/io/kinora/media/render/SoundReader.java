package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRunner;

/// Reads one sound of a film forward and adds it to a mix. For one thread.
final class SoundReader implements AutoCloseable {

  private final Track track;
  private final Gain gain;
  private final SoundDecoder decoder;
  private float[] values = new float[0];

  private SoundReader(Track track, SoundDecoder decoder) {
    this.track = track;
    this.decoder = decoder;
    gain = Gain.of(track.sound());
  }

  static SoundReader open(Track track, FfmpegRunner runner, StopSignal stop) {
    return new SoundReader(track, SoundDecoder.open(track, runner, stop));
  }

  Track track() {
    return track;
  }

  /// Adds what falls into a block.
  ///
  /// @param block interleaved samples, added to
  /// @param start the film's sample at which the block begins; blocks come in order
  void addTo(float[] block, long start) {
    long from = Math.max(start, track.firstSample());
    long to = Math.min(start + block.length / Track.CHANNELS, track.endSample());
    if (to <= from) {
      return;
    }
    if (values.length < block.length) {
      values = new float[block.length];
    }
    int read = decoder.read(values, (int) (to - from) * Track.CHANNELS);
    add(block, (int) (from - start) * Track.CHANNELS, from, read);
  }

  private void add(float[] block, int at, long firstSample, int valueCount) {
    for (int index = 0; index < valueCount; index += Track.CHANNELS) {
      double factor = gain.at(firstSample + index / Track.CHANNELS);
      for (int channel = 0; channel < Track.CHANNELS; channel++) {
        block[at + index + channel] += (float) (values[index + channel] * factor);
      }
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
