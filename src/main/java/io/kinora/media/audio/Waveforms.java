package io.kinora.media.audio;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.nio.file.Path;
import java.time.Duration;

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
  /// @param excerpt clamped to the sound: what begins behind its end is an empty part of it
  /// @return the length of the whole sound: as the file tells, or longer where more was heard
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` when there is no sound
  public Duration draw(
      SoundFile file, Excerpt excerpt, Waveform wish, Path out, Hearing hearing, StopSignal stop) {
    var envelope = new Envelope();
    Duration heard = isBehind(excerpt, file)
        ? Duration.ZERO // ffmpeg would begin at the start of some files.
        : listen(file, excerpt, envelope, hearing, stop);
    double[] columns = envelope.isEmpty()
        ? new double[wish.width()]
        : columns(envelope, heard, excerpt.lengthIn(file.length()).orElse(heard), wish);
    Duration length = envelope.isEmpty()
        ? lengthWithout(excerpt, file, hearing, stop)
        : file.longer(excerpt.start().plus(heard));
    BarsEncoder.encode(new Bars(wish, columns), wish, out, runner, stop);
    return length;
  }

  private static boolean isBehind(Excerpt excerpt, SoundFile file) {
    return file.length().isPositive() && excerpt.start().compareTo(file.length()) >= 0;
  }

  private static double[] columns(
      Envelope envelope, Duration heard, Duration expected, Waveform wish) {
    Duration drawn = drawn(heard, expected);
    long samples = Math.round((double) envelope.sampleCount() * drawn.toNanos() / heard.toNanos());
    return envelope.columns(wish.width(), samples);
  }

  /// How long a sound is of whose part nothing was heard: where its file does not tell, one has to
  /// listen.
  private Duration lengthWithout(
      Excerpt excerpt, SoundFile file, Hearing hearing, StopSignal stop) {
    if (isBehind(excerpt, file)) {
      return file.length();
    }
    var whole = new Envelope();
    Duration heard = excerpt.start().isZero()
        ? Duration.ZERO
        : listen(file, Excerpt.WHOLE, whole, hearing, stop);
    if (whole.isEmpty()) {
      throw file.isNoSound();
    }
    return file.longer(heard);
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
