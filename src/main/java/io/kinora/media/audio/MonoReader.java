package io.kinora.media.audio;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Locale;

/// Reads a part of a sound forward, all channels mixed to one. For one thread.
final class MonoReader implements AutoCloseable {

  /// Damaged files can tell of gaps that are filled with days of silence.
  static final Duration LENGTH_MAX = Duration.ofHours(24);

  private final SoundFile file;
  private final int rate;
  private final FfmpegRun run;
  private final InputStream stream;
  private final byte[] bytes;
  private final ByteBuffer values;
  private long sampleCount;

  private MonoReader(SoundFile file, int rate, int blockSamples, FfmpegRun run) {
    this.file = file;
    this.rate = rate;
    this.run = run;
    stream = run.output();
    bytes = new byte[blockSamples * Short.BYTES];
    values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// @param rate at which samples are given, a second
  /// @param blockSamples the most that one call reads
  static MonoReader open(
      FfmpegRunner runner,
      SoundFile file,
      Excerpt excerpt,
      int rate,
      int blockSamples,
      StopSignal stop) {
    FfmpegCommand command = command(file, excerpt, rate);
    FfmpegRun run = runner.open(command, RunLimits.LONG, stop, Progress.UNHEARD);
    return new MonoReader(file, rate, blockSamples, run);
  }

  /// Gaps in the file's own times become silence. Whole numbers at the end of the pipe make ffmpeg
  /// mix so that nothing can clip. Large packets halve the time that the pipe takes.
  static FfmpegCommand command(SoundFile file, Excerpt excerpt, int rate) {
    var command = FfmpegCommand.ffmpeg().from(excerpt.start().toNanos() / 1e9);
    command.foreignInput(file.path()).words("-map", "0:a:0", "-af", filters(rate));
    excerpt.end().ifPresent(end -> command.words("-t", seconds(end.minus(excerpt.start()))));
    return command.words("-c:a", "pcm_s16le", "-f", "s16le", "pipe:1").build();
  }

  private static String filters(int rate) {
    return "aresample=async=1:first_pts=0"
        + ",aformat=sample_fmts=s16:channel_layouts=mono:sample_rates=" + rate
        + ",asetnsamples=n=16384:p=0";
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.6f", time.toNanos() / 1e9);
  }

  /// Reads the next samples.
  ///
  /// @return how many; fewer than `block` has room for only at the end, and 0 there for ever
  int read(short[] block) {
    run.live();
    int count = fill() / Short.BYTES;
    values.asShortBuffer().get(block, 0, count);
    sampleCount += count;
    if (sampleCount / rate > LENGTH_MAX.toSeconds()) {
      throw new Failure(
              FailureCode.INPUT_TOO_LARGE,
              "File '" + file.name() + "' is longer than " + LENGTH_MAX.toHours() + " hours")
          .asException();
    }
    if (count < block.length) {
      endOrFail();
    }
    return count;
  }

  private int fill() {
    try {
      return stream.readNBytes(bytes, 0, bytes.length);
    } catch (IOException failure) {
      endOrFail(); // Whoever kills the decoder closes its pipe under us: its ending says why.
      throw new UncheckedIOException(failure);
    }
  }

  private void endOrFail() {
    run.end().orFail(FailureCode.INPUT_NOT_MEDIA, file.notSound());
  }

  /// What was read so far.
  Duration length() {
    return Duration.ofNanos(Math.round(1e9 * sampleCount / rate));
  }

  @Override
  public void close() {
    run.close();
  }
}
