package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.sxml.Playback;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Locale;

/// Decodes the sound of a file, from where it is wanted to its end; again and again, without a gap,
/// where it loops. For one thread.
final class SoundDecoder implements AutoCloseable {

  private final Track track;
  private final FfmpegRunner runner;
  private final StopSignal stop;
  private final Tape tape = new Tape();
  private FfmpegRun run;
  private InputStream samples;
  private long passValues; // of this pass
  private boolean isTaped; // heard from the tape from now on
  private boolean isOver;

  private SoundDecoder(Track track, FfmpegRunner runner, StopSignal stop) {
    this.track = track;
    this.runner = runner;
    this.stop = stop;
    run = runner.open(command(track), RunLimits.LONG, stop, Progress.UNHEARD);
    samples = new BufferedInputStream(run.output(), 1 << 16);
  }

  static SoundDecoder open(Track track, FfmpegRunner runner, StopSignal stop) {
    return new SoundDecoder(track, runner, stop);
  }

  static FfmpegCommand command(Track track) {
    SourceFile file = track.file();
    return FfmpegCommand.ffmpeg()
        .from(track.sound().playback().skip().toNanos() / 1e9)
        .foreignInput(file.path())
        .words("-map", "0:" + file.soundOrFail().stream(), "-vn", "-af", filters(track))
        .words("-ac", String.valueOf(Track.CHANNELS), "-f", "f32le", "pipe:1")
        .build();
  }

  /// Gaps in the file's own times become silence.
  private static String filters(Track track) {
    var filters = new StringBuilder("aresample=" + Track.SAMPLE_RATE + ":async=1:first_pts=0");
    Playback playback = track.sound().playback();
    if (playback.loops()) {
      filters.append(end(track));
    }
    filters.append(tempo(playback.speed()));
    if (track.file().isMono()) {
      filters.append(",pan=stereo|c0=c0|c1=c0"); // Else ffmpeg takes 3 dB off.
    }
    return filters.toString();
  }

  /// MP4 knows how long a sound is, without what the codec added to its end: that would be heard
  /// at each turn of a loop.
  private static String end(Track track) {
    if (!track.file().tellsExactLength()) {
      return "";
    }
    Duration length = track.file().length().orElse(Duration.ZERO);
    long count = Track.samplesIn(length.minus(track.sound().playback().skip()));
    return count > 0 ? ",atrim=end_sample=" + count : "";
  }

  /// Changes of speed, pitch kept: in equal steps of at most an octave, beyond which the filter
  /// leaves parts of the sound out.
  private static String tempo(double speed) {
    int steps = (int) Math.ceil(Math.abs(Math.log(speed) / Math.log(2)) - 1e-9);
    double step = steps == 0 ? speed : Math.pow(speed, 1.0 / Math.max(1, steps));
    return speed == 1
        ? ""
        : String.format(Locale.ROOT, ",atempo=%.9f", Math.clamp(step, 0.5, 2))
            .repeat(Math.max(1, steps));
  }

  /// Reads the next values, of all channels in turn.
  ///
  /// @return how many; fewer than wished only at the end
  int read(float[] into, int wished) {
    int count = 0;
    while (count < wished && !isOver) {
      if (isTaped) {
        tape.play(into, count, wished - count);
        return wished;
      }
      int read = readPass(into, count, wished - count);
      count += read;
      if (count < wished) {
        endPass();
      }
    }
    return count;
  }

  private int readPass(float[] into, int at, int wished) {
    try {
      byte[] bytes = samples.readNBytes(wished * Float.BYTES);
      run.live();
      int count = bytes.length / Float.BYTES;
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(into, at, count);
      passValues += count;
      if (track.sound().playback().loops()) {
        tape.record(into, at, count);
      }
      return count;
    } catch (IOException failure) {
      endOrFail(); // Whoever kills the decoder closes its pipe under us: its ending says why.
      throw new UncheckedIOException(failure);
    }
  }

  private void endPass() {
    endOrFail();
    isOver = !track.sound().playback().loops() || passValues == 0;
    isTaped = tape.isPlayable();
    if (isOver || isTaped) {
      return;
    }
    run.close();
    passValues = 0;
    run = runner.open(command(track), RunLimits.LONG, stop, Progress.UNHEARD);
    samples = new BufferedInputStream(run.output(), 1 << 16);
  }

  private void endOrFail() {
    run.end()
        .orFailIfCut(
            SourceFile.IS_CUT,
            FailureCode.INPUT_NOT_MEDIA,
            "File '" + track.file().name() + "' is broken inside");
  }

  @Override
  public void close() {
    run.close();
  }
}
