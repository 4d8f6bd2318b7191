package io.kinora.media.render;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.profile.Profile;
import io.kinora.media.timeline.Sound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Mixes the sounds of a film, sample by sample, and encodes them whole. Holds some thousand
/// samples
/// of each, never a whole sound.
///
/// Source: the film language, section 12.
final class SoundMixer {

  static final int SAMPLE_RATE = 44_100;
  static final int CHANNELS = 2;
  private static final int BLOCK = 1_024;

  /// Each is a process.
  private static final int PLAYING_MAX = 48;

  private final FfmpegRunner runner;
  private final Map<String, SourceFile> files;
  private final StopSignal stop;

  SoundMixer(FfmpegRunner runner, Map<String, SourceFile> files, StopSignal stop) {
    this.runner = runner;
    this.files = files;
    this.stop = stop;
  }

  /// Makes the sound of a film; silence where nothing is heard.
  ///
  /// @param length of the pictures: the sound has just as many samples
  void mix(List<Sound> sounds, Duration length, Profile profile, Path file) {
    long sampleCount = Math.round(length.toNanos() / 1e9 * SAMPLE_RATE);
    FfmpegCommand command = command(profile, file);
    try (FfmpegRun encoder = runner.open(command, RunLimits.LONG, stop, Progress.UNHEARD)) {
      write(heard(sounds), sampleCount, encoder);
      encoder.end().orFail(FailureCode.ENCODER_FAILED, "The sound could not be encoded");
    }
  }

  private List<Sound> heard(List<Sound> sounds) {
    return sounds.stream()
        .filter(sound -> file(sound).hasSound())
        .sorted(Comparator.comparing(sound -> sound.span().start()))
        .toList();
  }

  private SourceFile file(Sound sound) {
    SourceFile file = files.get(sound.filename());
    if (file == null) {
      throw new IllegalStateException("was not probed: " + sound.filename());
    }
    return file;
  }

  private void write(List<Sound> sounds, long sampleCount, FfmpegRun encoder) {
    var waiting = new ArrayList<>(sounds);
    var playing = new ArrayList<SoundReader>();
    var limiter = new Limiter(BLOCK, CHANNELS);
    var bytes = ByteBuffer.allocate(BLOCK * CHANNELS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = encoder.input()) {
      for (long start = 0; start < sampleCount + BLOCK; start += BLOCK) { // one late: the limiter
        stop.check();
        float[] block = new float[BLOCK * CHANNELS];
        open(waiting, playing, start + BLOCK);
        for (SoundReader reader : playing) {
          reader.addTo(block, start);
        }
        closeEnded(playing, start + BLOCK);
        long left = sampleCount - (start - BLOCK);
        float[] limited = limiter.next(block);
        if (start > 0 && left > 0) {
          bytes.clear().asFloatBuffer().put(limited);
          out.write(bytes.array(), 0, (int) Math.min(left, BLOCK) * CHANNELS * Float.BYTES);
          encoder.live();
        }
      }
    } catch (IOException _) {
      stop.check(); // Else the encoder has gone, and its ending says why.
    } finally {
      playing.forEach(SoundReader::close);
    }
  }

  private void open(List<Sound> waiting, List<SoundReader> playing, long end) {
    while (!waiting.isEmpty() && SoundReader.firstSample(waiting.getFirst()) < end) {
      if (playing.size() == PLAYING_MAX) {
        throw new Failure(
                FailureCode.DEFINITION_INVALID,
                "more than " + PLAYING_MAX + " sounds are heard at the same time")
            .asException();
      }
      Sound sound = waiting.removeFirst();
      playing.add(SoundReader.open(sound, file(sound), runner, stop));
    }
  }

  private static void closeEnded(List<SoundReader> playing, long end) {
    playing.removeIf(reader -> {
      if (reader.endSample() > end) {
        return false;
      }
      reader.close();
      return true;
    });
  }

  static FfmpegCommand command(Profile profile, Path file) {
    return FfmpegCommand.ffmpeg()
        .words("-f", "f32le", "-ar", String.valueOf(SAMPLE_RATE))
        .words("-ac", String.valueOf(CHANNELS), "-i", "pipe:0")
        .words(SoundWords.encoder(profile))
        .output(file)
        .build();
  }
}
