package io.kinora.media.preset;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.preset.command.FileName;
import io.kinora.media.preset.command.RefusedCommandException;
import java.nio.file.Path;
import java.util.Set;

/// Where a command works: it sees the source and the files of one folder, nothing else.
///
/// @param names how it names files
record CommandRoom(Tools tools, Material material, FileName names, Path folder) {

  boolean isSource(String word) {
    return word.equals(FileName.INPUT);
  }

  /// A file to write.
  Path file(String word) {
    return folder.resolve(names.of(word));
  }

  /// A file to read: the source, or one that a line before it wrote.
  ///
  /// @throws RefusedCommandException where it is another one
  Path readable(String word, Set<String> made) {
    if (isSource(word)) {
      return material.source();
    }
    String name = names.of(word);
    if (!made.contains(name)) {
      throw new RefusedCommandException(
          "a command may read only $input_file$ and what a line before wrote: " + name
              + " is neither");
    }
    return folder.resolve(name);
  }

  FfmpegCommand.Builder ffmpeg() {
    return FfmpegCommand.ffmpeg().lowPriority().words("-threads", String.valueOf(tools.threads()));
  }
}
