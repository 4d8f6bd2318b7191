package io.kinora;

import io.kinora.infra.base.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The work folders of all runs. Each run removes its own; here goes what a crash left behind.
///
/// @param parent they lie in it, and nothing else does
record WorkFolders(Path parent) {

  /// Removes all: for a start, when nobody works yet.
  void removeAll() throws IOException {
    WorkFolder.remove(parent);
    Files.createDirectories(parent);
  }

  /// Removes those in which nothing was written since `before`.
  ///
  /// @return how many they were
  int removeOlder(Instant before) throws IOException {
    int count = 0;
    for (Path folder : inside()) {
      if (isOlder(folder, before)) {
        WorkFolder.remove(folder);
        count++;
      }
    }
    return count;
  }

  private List<Path> inside() throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.toList();
    }
  }

  private static boolean isOlder(Path folder, Instant before) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.toList();
    }
    for (Path path : all) {
      if (!modified(path).isBefore(before)) {
        return false;
      }
    }
    return true;
  }

  private static Instant modified(Path path) throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (NoSuchFileException _) {
      return Instant.MAX; // Its run is just at work.
    }
  }
}
