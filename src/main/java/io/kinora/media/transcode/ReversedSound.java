package io.kinora.media.transcode;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.probe.SoundFacts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The sound of a video, backwards, as raw samples of 16 bits in a file.
///
/// @param file its samples
/// @param channels 1 or 2
/// @param sampleRate samples a second
record ReversedSound(Path file, int channels, int sampleRate) {

  /// What must stay free beside it.
  private static final long FREE_BYTES = 256L << 20;

  /// Decodes the sound; [#turn] makes it run backwards.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` when there is no room for it
  static ReversedSound decoded(
      Source source,
      SoundFacts sound,
      int sampleRate,
      WorkFolder work,
      FfmpegRunner runner,
      StopSignal stop) {
    var decoded = new ReversedSound(work.file("sound.pcm"), SoundWords.channels(sound), sampleRate);
    long bytes = source.video().length().toSeconds() * sampleRate * decoded.frameBytes();
    try {
      new FreeSpace(bytes + FREE_BYTES).check(work.path());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var command = FfmpegCommand.ffmpeg()
        .foreignInput(source.path())
        .words("-map", "0:" + sound.stream())
        .words(SoundWords.inStep(sound, sampleRate))
        .words("-f", "s16le")
        .output(decoded.file())
        .build();
    Source.orFail(runner.run(command, RunLimits.LONG, stop).ending(), source.name());
    return decoded;
  }

  long lengthMicros() {
    return Math.round(frameCount() * 1e6 / sampleRate);
  }

  /// Turns it round, so that what was heard last comes first.
  ///
  /// @param wholeMicros of the video; silence is put where the sound was shorter
  void turn(long wholeMicros) {
    long missing = Math.round(wholeMicros * (double) sampleRate / 1e6) - frameCount();
    try {
      if (missing > 0) {
        pad(missing * frameBytes());
      }
      BackwardSamples.turn(file, frameBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void pad(long bytes) throws IOException {
    try (var samples = new RandomAccessFile(file.toFile(), "rw")) {
      samples.setLength(samples.length() + bytes);
    }
  }

  /// Makes it an input of a command.
  void addTo(FfmpegCommand.Builder command) {
    command
        .words("-f", "s16le", "-sample_rate", String.valueOf(sampleRate))
        .words("-ch_layout", channels == 1 ? "mono" : "stereo")
        .input(file);
  }

  private long frameCount() {
    return file.toFile().length() / frameBytes();
  }

  private int frameBytes() {
    return channels * Short.BYTES;
  }
}
