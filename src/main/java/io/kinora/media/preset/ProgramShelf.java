package io.kinora.media.preset;

import io.kinora.media.ffmpeg.LocalProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where programs of the operator are looked for.
record ProgramShelf(List<Path> folders) {

  static final ProgramShelf USUAL =
      new ProgramShelf(List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin")));

  ProgramShelf {
    folders = List.copyOf(folders);
  }

  Optional<LocalProgram> find(String name) {
    return folders.stream()
        .map(it -> it.resolve(name))
        .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it))
        .findFirst()
        .map(it -> LocalProgram.at(it, name));
  }
}
