package io.kinora.media.preset;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.LocalProgram;
import java.nio.file.Path;

/// One line of a command, planned.
sealed interface CommandStep {

  /// A run of ffmpeg or ffprobe.
  record Run(FfmpegCommand command) implements CommandStep {}

  /// The same, into a file that then takes the place of another.
  record Replacing(FfmpegCommand command, Path made, Path target) implements CommandStep {}

  /// A program of the operator.
  ///
  /// @param source lies under this name beside it, where the program reads it; empty where not
  record Foreign(LocalProgram.Call call, String source) implements CommandStep {}
}
