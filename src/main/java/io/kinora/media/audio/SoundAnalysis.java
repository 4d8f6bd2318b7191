package io.kinora.media.audio;

import io.kinora.media.ffmpeg.FfmpegRunner;

/// All who listen to sounds.
public record SoundAnalysis(Waveforms waveforms, BeatFinder beats) {

  public static SoundAnalysis with(FfmpegRunner runner) {
    return new SoundAnalysis(new Waveforms(runner), new BeatFinder(runner));
  }
}
