package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.timeline.Sound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/// Mixes the sounds of a film, sample by sample, and encodes them whole. Holds some thousand
/// samples of each, never a whole sound.
///
/// Source: the film language, section 12.
final class SoundMixer {

  static final int SAMPLE_RATE = 44_100;
  static final int CHANNELS = 2;

  private final FfmpegRunner runner;
  private final FilmFiles files;
  private final StopSignal stop;

  SoundMixer(FfmpegRunner runner, FilmFiles files, StopSignal stop) {
    this.runner = runner;
    this.files = files;
    this.stop = stop;
  }

  /// Makes the sound of a film; silence where nothing is heard.
  ///
  /// @param length of the pictures: the sound has just as many samples
  /// @param exports where the sound is written, encoded for each of them
  void mix(List<Sound> sounds, Duration length, List<Export> exports) {
    FfmpegCommand command = command(exports);
    try (SoundMix mix = mixOf(sounds);
        FfmpegRun encoder = runner.open(command, RunLimits.LONG, stop, Progress.UNHEARD)) {
      write(mix, Track.samplesIn(length), encoder);
      encoder.end().orFail(FailureCode.ENCODER_FAILED, "The sound could not be encoded");
    }
  }

  /// The mix alone, to be closed by the caller.
  SoundMix mixOf(List<Sound> sounds) {
    List<Track> tracks = sounds.stream()
        .flatMap(sound -> files.find(sound.source()).map(file -> new Track(sound, file)).stream())
        .toList();
    return SoundMix.of(CleanCuts.of(tracks), runner, stop);
  }

  private void write(SoundMix mix, long sampleCount, FfmpegRun encoder) {
    try (OutputStream out = encoder.input()) {
      for (long left = sampleCount; left > 0; ) {
        float[] block = mix.next();
        int count = (int) Math.min(left, block.length / CHANNELS);
        var bytes = ByteBuffer.allocate(block.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(block);
        out.write(bytes.array(), 0, count * CHANNELS * Float.BYTES);
        encoder.live();
        left -= count;
      }
    } catch (IOException _) {
      stop.check(); // Else the encoder has gone, and its ending says why.
    }
  }

  static FfmpegCommand command(List<Export> exports) {
    var command = FfmpegCommand.ffmpeg()
        .words("-f", "f32le", "-ar", String.valueOf(SAMPLE_RATE))
        .words("-ac", String.valueOf(CHANNELS), "-i", "pipe:0");
    for (Export export : exports) {
      command.words(SoundWords.encoder(export.profile())).output(export.out());
    }
    return command.build();
  }
}
