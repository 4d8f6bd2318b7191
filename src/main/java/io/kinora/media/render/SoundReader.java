package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.timeline.Sound;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Locale;

/// Reads one sound of a film forward and adds it to a mix. For one thread.
final class SoundReader implements AutoCloseable {

  private static final int FRAME_BYTES = SoundMixer.CHANNELS * Float.BYTES;

  private final Sound sound;
  private final SourceFile file;
  private final FfmpegRun run;
  private final InputStream samples;
  private boolean isOver;

  private SoundReader(Sound sound, SourceFile file, FfmpegRun run) {
    this.sound = sound;
    this.file = file;
    this.run = run;
    samples = new BufferedInputStream(run.output(), 1 << 16);
  }

  static SoundReader open(Sound sound, SourceFile file, FfmpegRunner runner, StopSignal stop) {
    return new SoundReader(
        sound, file, runner.open(command(sound, file), RunLimits.LONG, stop, Progress.UNHEARD));
  }

  static FfmpegCommand command(Sound sound, SourceFile file) {
    var command = FfmpegCommand.ffmpeg();
    if (sound.loops()) {
      command.words("-stream_loop", "-1");
    }
    if (sound.skip().isPositive()) {
      command.words("-ss", String.format(Locale.ROOT, "%.6f", sound.skip().toNanos() / 1e9));
    }
    return command
        .foreignInput(file.path())
        .words("-map", "0:" + file.soundOrFail().stream(), "-vn", "-af", filters(sound, file))
        .words("-ar", String.valueOf(SoundMixer.SAMPLE_RATE))
        .words("-ac", String.valueOf(SoundMixer.CHANNELS), "-f", "f32le", "pipe:1")
        .build();
  }

  private static String filters(Sound sound, SourceFile file) {
    // Else ffmpeg takes 3 dB off a mono sound.
    return tempo(sound.speed()) + (file.isMono() ? ",pan=stereo|c0=c0|c1=c0" : "");
  }

  /// Changes of speed in steps that the filter can do, pitch kept. Gaps in the file's own times
  /// become silence.
  private static String tempo(double speed) {
    var filters = new StringBuilder("aresample=async=1:first_pts=0");
    double left = speed;
    while (left < 0.5) {
      filters.append(",atempo=0.5");
      left /= 0.5;
    }
    if (left != 1) {
      filters.append(",atempo=").append(left);
    }
    return filters.toString();
  }

  /// The film's sample at which a sound begins.
  static long firstSample(Sound sound) {
    return samplesIn(sound.span().start());
  }

  /// The film's sample before which it has ended.
  long endSample() {
    return samplesIn(sound.span().end());
  }

  private static long samplesIn(Duration time) {
    return Math.round(time.toNanos() / 1e9 * SoundMixer.SAMPLE_RATE);
  }

  /// Adds what falls into a block.
  ///
  /// @param block interleaved samples, added to
  /// @param start the film's sample at which the block begins; blocks come in order
  void addTo(float[] block, long start) {
    long from = Math.max(start, firstSample(sound));
    long to = Math.min(start + block.length / SoundMixer.CHANNELS, endSample());
    int count = (int) (to - from);
    if (count <= 0 || isOver) {
      return;
    }
    try {
      add(block, (int) (from - start), from, samples.readNBytes(count * FRAME_BYTES));
    } catch (IOException failure) {
      endOrFail(); // Whoever kills the decoder closes its pipe under us: its ending says why.
      throw new UncheckedIOException(failure);
    }
  }

  private void add(float[] block, int at, long firstSample, byte[] bytes) {
    run.live();
    var values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    int count = values.remaining() / SoundMixer.CHANNELS;
    for (int index = 0; index < count; index++) {
      double gain = gainAt((double) (firstSample + index) / SoundMixer.SAMPLE_RATE);
      for (int channel = 0; channel < SoundMixer.CHANNELS; channel++) {
        int to = (at + index) * SoundMixer.CHANNELS + channel;
        block[to] += (float) (values.get(index * SoundMixer.CHANNELS + channel) * gain);
      }
    }
    if (bytes.length == 0) {
      isOver = true;
      endOrFail();
    }
  }

  private void endOrFail() {
    run.end()
        .orFailIfCut(
            SourceFile.IS_CUT,
            FailureCode.INPUT_NOT_MEDIA,
            "File '" + file.name() + "' is broken inside");
  }

  private double gainAt(double seconds) {
    double gain = sound.volume();
    for (Sound.Ramp ramp : sound.ramps()) {
      gain *= ramp.factorAt(seconds);
    }
    return gain;
  }

  @Override
  public void close() {
    run.close();
  }
}
