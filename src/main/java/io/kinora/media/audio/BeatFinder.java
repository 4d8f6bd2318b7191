package io.kinora.media.audio;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.audio.beat.BeatAnalysis;
import io.kinora.media.audio.beat.Rhythm;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.time.Duration;

/// Finds the beats and the bars of sounds. A sound is never held whole: what is remembered of an
/// hour has 9 MB. Thread-safe.
public final class BeatFinder {

  static final Duration LENGTH_MAX = Duration.ofHours(4);

  private static final int BLOCK_SAMPLES = 1 << 14;

  private final FfmpegRunner runner;

  BeatFinder(FfmpegRunner runner) {
    this.runner = runner;
  }

  /// Listens to a whole sound.
  ///
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when there is no sound,
  ///     `INPUT_TOO_LARGE` when it lasts more than four hours
  public Beats find(SoundFile file, Hearing hearing, StopSignal stop) {
    checkLength(file, file.length());
    var analysis = new BeatAnalysis();
    var block = new short[BLOCK_SAMPLES];
    var meter = new Meter(Excerpt.WHOLE.lengthIn(file.length()), hearing);
    try (var reader = MonoReader.open(
        runner, file, Excerpt.WHOLE, BeatAnalysis.SAMPLE_RATE, BLOCK_SAMPLES, stop)) {
      for (int count = reader.read(block); count > 0; count = reader.read(block)) {
        analysis.add(block, count);
        meter.tell(reader.length());
        checkLength(file, reader.length());
      }
      if (reader.length().isZero()) {
        throw file.isNoSound();
      }
      stop.check();
      Rhythm rhythm = analysis.rhythm();
      return new Beats(rhythm.beats(), rhythm.downbeats(), file.longer(reader.length()));
    }
  }

  private static void checkLength(SoundFile file, Duration length) {
    if (length.compareTo(LENGTH_MAX) > 0) {
      throw new Failure(
              FailureCode.INPUT_TOO_LARGE,
              "File '" + file.name() + "' is longer than " + LENGTH_MAX.toHours()
                  + " hours, the most in which beats are looked for")
          .asException();
    }
  }
}
