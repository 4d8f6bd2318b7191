package io.kinora.media.speech;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.LocalProgram;
import io.kinora.media.ffmpeg.RunLimits;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Has words spoken, and keeps what was spoken for the next film with the same words. Thread-safe.
public final class Speaker {

  private static final Duration TIME_MAX = Duration.ofMinutes(10);

  /// Programs say nothing while they speak: they stall when their time is over.
  private static final RunLimits LIMITS =
      new RunLimits(TIME_MAX, TIME_MAX, TIME_MAX.multipliedBy(4), 6L << 30, 256L << 20);

  private static final String NOT_SPOKEN = "The words could not be spoken";

  private final FfmpegRunner runner;
  private final LocalProgram program;
  private final SpokenFiles kept;

  /// @param folder for what was spoken; ours alone
  public Speaker(FfmpegRunner runner, LocalProgram program, Path folder) {
    this.runner = runner;
    this.program = program;
    kept = new SpokenFiles(folder);
  }

  /// The words as a sound file, which stays for some days.
  ///
  /// @param voice as the film names it; does not begin with a hyphen
  /// @return nothing where the program does not know the voice
  /// @throws io.kinora.infra.base.FailureException when the program fails
  public Optional<Path> speak(String voice, String words, StopSignal stop) {
    Path file = kept.fileOf(program, voice, words);
    if (kept.has(file)) {
      return Optional.of(file);
    }
    try (var work = WorkFolder.in(kept.folder())) {
      Path made = work.file("speech");
      runner
          .run(
              new LocalProgram.Call(
                  program, List.of(voice, made.toString()), words + "\n", work.path()),
              LIMITS,
              stop)
          .orFail(FailureCode.ENCODER_FAILED, NOT_SPOKEN);
      if (!Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      Path sound = work.file("speech.wav");
      runner
          .run(command(made, sound), RunLimits.SHORT, stop)
          .ending()
          .orFail(FailureCode.ENCODER_FAILED, NOT_SPOKEN);
      kept.keep(sound, file);
      return Optional.of(file);
    }
  }

  /// A WAV that tells its true length: programs that write as they speak do not know it.
  static FfmpegCommand command(Path made, Path sound) {
    return FfmpegCommand.ffmpeg()
        .foreignInput(made)
        .words("-map", "0:a:0", "-c:a", "pcm_s16le", "-f", "wav")
        .output(sound)
        .build();
  }
}
