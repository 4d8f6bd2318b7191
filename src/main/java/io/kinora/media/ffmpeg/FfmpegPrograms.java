package io.kinora.media.ffmpeg;

import io.kinora.media.ffmpeg.bundle.FfmpegBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where ffmpeg and ffprobe are.
///
/// @param folder holds both executables
public record FfmpegPrograms(Path folder) {

  /// Those of the jar, unpacked once into `cache`.
  public static FfmpegPrograms packaged(Path cache) {
    try {
      return new FfmpegPrograms(FfmpegBundle.unpackedIn(cache).folder());
    } catch (IOException failure) {
      throw new UncheckedIOException("ffmpeg could not be unpacked", failure);
    }
  }

  /// Those that the operator brings.
  ///
  /// @throws IllegalArgumentException when they are not there
  public static FfmpegPrograms in(Path folder) {
    for (var program : FfmpegCommand.Program.values()) {
      if (!Files.isExecutable(folder.resolve(program.fileName()))) {
        throw new IllegalArgumentException(
            "KINORA_FFMPEG names a folder without an executable " + program.fileName());
      }
    }
    return new FfmpegPrograms(folder);
  }
}
