package io.kinora.media.audio;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Draws the peaks of sounds, in memory that does not depend on their length. Thread-safe.
public final class Waveforms {

  private static final int BLOCK_SAMPLES = 1 << 15;
  private static final int USUAL_RATE = 44_100;
  private static final int RATE_MAX = 192_000;

  private final FfmpegRunner runner;

  public Waveforms(FfmpegRunner runner) {
    this.runner = runner;
  }

  /// Draws a part of a sound over the whole width of a picture.
  ///
  /// @param out the picture
  /// @return the length of the whole sound: as the file tells, or longer where more was heard;
  ///     empty where the part begins behind the sound's end, and nothing was drawn
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when there is no sound
  public Optional<Duration> draw(
      SoundFile file, Excerpt excerpt, Waveform wish, Path out, Hearing hearing, StopSignal stop) {
    if (!file.length().isZero() && excerpt.start().compareTo(file.length()) >= 0) {
      return Optional.empty(); // ffmpeg would begin at the start of some files.
    }
    var envelope = new Envelope();
    Duration heard = listen(file, excerpt, envelope, hearing, stop);
    if (envelope.isEmpty()) {
      if (excerpt.start().isZero()) {
        throw file.isNoSound();
      }
      return Optional.empty();
    }
    Duration drawn = drawn(heard, excerpt.lengthIn(file.length()).orElse(heard));
    long samples = Math.round((double) envelope.sampleCount() * drawn.toNanos() / heard.toNanos());
    var bars = new Bars(wish, envelope.columns(wish.width(), samples));
    BarsEncoder.encode(bars, wish, out, runner, stop);
    return Optional.of(file.longer(excerpt.start().plus(heard)));
  }

  private Duration listen(
      SoundFile file, Excerpt excerpt, Envelope envelope, Hearing hearing, StopSignal stop) {
    int rate = file.sampleRate() == 0 ? USUAL_RATE : Math.min(file.sampleRate(), RATE_MAX);
    var block = new short[BLOCK_SAMPLES];
    var meter = new Meter(excerpt.lengthIn(file.length()), hearing);
    try (var reader = MonoReader.open(runner, file, excerpt, rate, BLOCK_SAMPLES, stop)) {
      for (int count = reader.read(block); count > 0; count = reader.read(block)) {
        envelope.add(block, count);
        meter.tell(reader.length());
      }
      return reader.length();
    }
  }

  /// How much the picture shows: what was heard, or what was expected where the sound ends long
  /// before it. A video may go on in silence, but a picture shall not end with a codec's
  /// padding.
  private static Duration drawn(Duration heard, Duration expected) {
    return expected.minus(heard).compareTo(SoundFile.PADDING_MAX) > 0 ? expected : heard;
  }
}
